import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { calendarDateText, idOf, line } from '#shared/contract/base.ts';
import { namesOperators } from '#shared/contract/exchange.ts';
import type { StartedCopy } from '#shared/domain/exchange/exchange-status.ts';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { countWords } from './exchange-text.ts';
import { SecretWork } from './secret-work.tsx';
import { useSavePackage } from './use-save-package.ts';
import './exchange.css';

const copy = z
  .object({
    stationId: idOf<'Station'>(),
    rights: z.enum(['station', 'center']),
    operatorNames: z.array(line(20)).max(20),
    expiresOn: calendarDateText,
  })
  .refine(namesOperators, { path: ['operatorNames'] });

const DAYS_VALID = 365;

/** 生成启动文件: for whom, with which rights and until when; then the file to save and the secret, which is shown this once. */
export function StartCopyDialog({ onClose }: { readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const stations = useQuery(orpc.stations.list.queryOptions({ input: { state: 'active' } }));
  const { data: status } = useQuery(orpc.centers.status.queryOptions());
  const [started, setStarted] = useState<StartedCopy>();
  const start = useCommand(client.exchange.startCopy, setStarted);
  const leave = useLeaveForm(form, undefined, onClose);
  const isStation = Form.useWatch('rights', form) !== 'center';
  if (started) return <Secret started={started} onClose={onClose} />;
  const today = status?.today as CalendarDate | undefined;
  return (
    <Dialog
      open
      title="生成启动文件"
      footer={null}
      width={600}
      mask={{ closable: false }}
      // Left now, the secret would be lost: it is shown once.
      closable={!start.isPending}
      keyboard={!start.isPending}
      onCancel={leave}
      destroyOnHidden
    >
      <p className="muted" style={{ marginTop: 0 }}>
        启动文件带有站点工作所需的政策、招聘会、单位和本站人员，以及为它预留的编号。一个文件只能用在一台电脑上。
      </p>
      {today && (
        <CommandForm
          form={form}
          schema={copy}
          initial={{ rights: 'station', operatorNames: [], expiresOn: addDays(today, DAYS_VALID) }}
          submit="生成"
          running={start.isPending}
          error={start.error}
          messages={{ stationId: '请选择站点', operatorNames: '请填写经办人姓名，每名不超过 20 个字', expiresOn: '请填写有效期' }}
          onSubmit={(values) => start.mutate(isStation ? values : { ...values, operatorNames: [] })}
          {...(start.isPending ? { aside: <SecretWork>正在生成启动文件、加固口令，约需几秒，请稍候</SecretWork> } : { onCancel: leave })}
        >
          <Form.Item name="stationId" label="站点" required>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="编号或名称"
              loading={stations.isFetching}
              notFoundContent="没有运行中的站点，请先在“驻外站”登记"
              options={(stations.data?.stations ?? []).map(({ station }) => ({
                value: station.id,
                label: `${station.code} ${station.name}`,
              }))}
              onChange={(id: string) => {
                const station = stations.data?.stations.find((one) => one.station.id === id)?.station;
                if (station && station.staff.length > 0)
                  form.setFieldValue(
                    'operatorNames',
                    station.staff.map(({ name }) => name),
                  );
              }}
            />
          </Form.Item>
          <Form.Item
            name="rights"
            label="权限"
            extra="站点只办理本站业务，不能核定结算、修改政策；下级中心有自己的名称、政策和经办人，办理全部业务，并可再设站点"
          >
            <Radio.Group
              options={[
                { value: 'station', label: '站点' },
                { value: 'center', label: '下级中心' },
              ]}
            />
          </Form.Item>
          {isStation && (
            <Form.Item name="operatorNames" label="站点经办人" required extra="在站点电脑上办理业务的人员，逐个输入姓名后回车">
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} placeholder="姓名" />
            </Form.Item>
          )}
          <Form.Item name="expiresOn" label="有效期至" required extra="到期后站点电脑上的数据不能打开；到期前用回执延长">
            <DateField />
          </Form.Item>
        </CommandForm>
      )}
    </Dialog>
  );
}

function Secret({ started, onClose }: { readonly started: StartedCopy; readonly onClose: () => void }) {
  const { save, saving } = useSavePackage();
  return (
    <Dialog
      open
      title="启动文件已生成"
      width={600}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <>
          <Button loading={saving !== undefined} onClick={() => save(started.packageId)}>
            保存启动文件
          </Button>
          <Button type="primary" onClick={onClose}>
            口令已记下，关闭
          </Button>
        </>
      }
    >
      <p style={{ margin: 0, overflowWrap: 'anywhere' }}>
        {started.fileName}，{countWords(started.rows)} 条记录
      </p>
      <div style={{ marginTop: 16 }}>启动口令</div>
      <p className="exchange-secret" data-testid="start-secret">
        {started.secret}
      </p>
      <Alert
        type="warning"
        showIcon
        title="口令只显示这一次，请用电话告知站点"
        description="不要把口令与文件放在一起，也不要用同一聊天工具发送。忘记口令的，由第二保管人找回，或停用后重新生成启动文件。"
      />
    </Dialog>
  );
}
