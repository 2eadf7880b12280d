import { useMutation } from '@tanstack/react-query';
import { Button, Divider, Form, Input } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { divisionCode, line } from '#shared/contract/base.ts';
import { EVENT_COST_PROGRAMS } from '#shared/domain/schemes/scheme.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { Failure } from '../../components/failure.tsx';
import { newScheme, SchemeFields, type SchemeValues, schemeProblem } from '../../features/centers/scheme-fields.tsx';
import { OpenStart } from '../../features/exchange/open-start.tsx';
import { client } from '../../lib/client.ts';
import { useExchangeRole } from '../../lib/exchange-role.ts';
import { newCommandId, setOperatorId } from '../../lib/operator.ts';
import { queryClient } from '../../lib/orpc.ts';

const identity = z.object({ name: line(80), homeDivision: divisionCode, operatorName: line(20) });

/** 首次设置: who and where the center is, which policies apply; or a station's start file; or the sample data, to look around first. */
export function FirstRunPage({ today }: { readonly today: string }) {
  const [form] = Form.useForm();
  const [schemes, setSchemes] = useState<readonly SchemeValues[]>(
    EVENT_COST_PROGRAMS.map((program, index) => newScheme(program, today, index === 0)),
  );
  const [problem, setProblem] = useState<string>();
  const [opensStart, setOpensStart] = useState(false);
  // A center below another has opened its start file already.
  const role = useExchangeRole();
  const enter = async ({ operator }: { operator: { id: Parameters<typeof setOperatorId>[0] } }) => {
    setOperatorId(operator.id);
    await queryClient.invalidateQueries();
  };
  const setUp = useMutation({
    mutationFn: (values: { name: string; homeDivision: string; operatorName: string }) => {
      const enabled = schemes.filter((scheme) => scheme.enabled);
      return client.centers.setUp({
        ...values,
        commandId: newCommandId(),
        schemes: enabled.map((scheme) => ({ ...scheme, documentNumber: scheme.documentNumber.trim() })),
      });
    },
    onSuccess: enter,
  });
  const sample = useMutation({ mutationFn: () => client.centers.loadSample({ commandId: newCommandId() }), onSuccess: enter });

  if (opensStart) {
    return (
      <div className="stage">
        <div className="stage-sheet">
          <OpenStart onBack={() => setOpensStart(false)} />
        </div>
      </div>
    );
  }
  return (
    <div className="stage">
      <div className="stage-sheet">
        <h1>首次设置</h1>
        <p className="muted">数据只保存在本机，加密存放，程序自身不联网。以下内容以后可在“设置”中修改。</p>
        {role === 'branch' && <p>启动文件已打开。本机是下级中心，请填写本单位的名称、所在地和经办人。</p>}
        {role === 'center' && (
          <>
            <div className="aside-offer">
              <span className="muted aside-offer-words">
                驻外站的电脑？用中心给的启动文件和口令开始，不需要填写以下内容，也不需要联网。
              </span>
              <Button onClick={() => setOpensStart(true)}>打开启动文件</Button>
            </div>
            <div className="aside-offer">
              <span className="muted aside-offer-words">
                想先看一看？载入示例数据：一家示例中心，含市内、省内市外、省外的招聘会、三十余家单位和凭证，以及求职者、报名和签到。印出的表都带“示例数据”字样。
              </span>
              <Button loading={sample.isPending} onClick={() => sample.mutate()}>
                载入示例数据
              </Button>
            </div>
          </>
        )}
        {sample.error && <Failure error={sample.error} />}
        <CommandForm
          form={form}
          schema={identity}
          initial={{}}
          submit="完成设置"
          running={setUp.isPending}
          error={setUp.error}
          draft="first-run"
          messages={{ homeDivision: '请选择所在地' }}
          onSubmit={(values) => {
            const wrong = schemes
              .filter((scheme) => scheme.enabled)
              .map(schemeProblem)
              .find((found) => found !== undefined);
            setProblem(wrong);
            if (wrong === undefined) setUp.mutate(values);
          }}
        >
          <Form.Item name="name" label="单位名称" required>
            <Input autoFocus placeholder="如：淮安市公共就业服务中心" maxLength={80} />
          </Form.Item>
          <Form.Item name="homeDivision" label="所在地" required extra="填到市或区县；招聘会属市内、省内市外还是省外，由此判定">
            <DivisionField />
          </Form.Item>
          <Form.Item name="operatorName" label="经办人姓名" required extra="记入操作日志，印在审核表上">
            <Input maxLength={20} />
          </Form.Item>
          <Divider titlePlacement="start" plain>
            适用政策
          </Divider>
          {schemes.map((scheme, index) => (
            <SchemeFields
              key={scheme.program}
              value={scheme}
              onChange={(next) => setSchemes(schemes.map((one, at) => (at === index ? next : one)))}
            />
          ))}
          {problem !== undefined && <p className="error-words">{problem}</p>}
        </CommandForm>
      </div>
    </div>
  );
}
