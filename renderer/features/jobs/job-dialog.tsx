import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import { idOf, reason } from '#shared/contract/base.ts';
import { type JobLine, type JobList, jobDetails } from '#shared/contract/jobs.ts';
import { checkJob, jobWarningSentence } from '#shared/domain/jobs/job-checks.ts';
import { EDUCATIONS } from '#shared/domain/people/job-seeker.ts';
import { EDUCATION_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import type { Money } from '#shared/kernel/money.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { MoneyField } from '../../components/money.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

interface JobDialogProps {
  /** undefined: a job is added. */
  readonly line: JobLine | undefined;
  readonly units: JobList['units'];
  readonly minimumWage: Money | undefined;
  readonly isLocked: boolean;
  readonly onClose: () => void;
}

const addition = z.object({ participationId: idOf<'Participation'>(), details: jobDetails });
const correction = z.object({ details: jobDetails, reason });
type Values = z.output<typeof addition> & z.output<typeof correction>;

/** A job: entered for a unit, or corrected on the spot with a reason that keeps the version before. */
export function JobDialog({ line, units, minimumWage, isLocked, onClose }: JobDialogProps) {
  const [form] = Form.useForm();
  const [details, setDetails] = useState<unknown>(line?.job);
  const [withdrawing, setWithdrawing] = useState(false);
  const add = useCommand(client.jobs.add, onClose);
  const correct = useCommand(client.jobs.correct, onClose);
  const withdraw = useCommand(client.jobs.withdraw, onClose);
  const restore = useCommand(client.jobs.restore, onClose);
  const leave = useLeaveForm(form, undefined, onClose);
  const parsed = jobDetails.safeParse(details);
  const warnings = parsed.success ? checkJob({ ...EMPTY, ...parsed.data }, minimumWage) : (line?.warnings ?? []);
  return (
    <Dialog
      open
      title={line ? `${line.unitName} · ${line.job.title}` : '添加岗位'}
      footer={null}
      width={760}
      mask={{ closable: false }}
      onCancel={leave}
      destroyOnHidden
    >
      {line?.job.withdrawnReason !== undefined && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={`本岗位已撤回：${line.job.withdrawnReason}`}
          action={
            !isLocked && (
              <Button size="small" loading={restore.isPending} onClick={() => restore.mutate({ id: line.job.id })}>
                恢复
              </Button>
            )
          }
        />
      )}
      {restore.error && <Failure error={restore.error} />}
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title="审查提示"
          description={warnings.map(jobWarningSentence).map((sentence) => <div key={sentence}>{sentence}</div>)}
        />
      )}
      <fieldset disabled={isLocked} style={{ border: 0, margin: 0, padding: 0 }}>
        <CommandForm
          form={form}
          schema={(line ? correction : addition) as unknown as z.ZodType<Values, Values>}
          initial={line ? { details: line.job } : {}}
          submit={line ? '保存更正' : '保存'}
          running={add.isPending || correct.isPending}
          error={add.error ?? correct.error}
          messages={{ participationId: '请选择单位', 'details.wageTo': '月薪上限不能低于下限，请核对金额' }}
          onValues={(values) => setDetails((values as { details?: unknown }).details)}
          onSubmit={({ participationId, details: entered, reason: why }) =>
            line ? correct.mutate({ id: line.job.id, details: entered, reason: why }) : add.mutate({ participationId, details: entered })
          }
          onCancel={onClose}
        >
          <div className="form-grid">
            {!line && (
              <Form.Item name="participationId" label="单位" required style={{ gridColumn: 'span 12' }}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={units.map(({ participationId, name }) => ({ value: participationId, label: name }))}
                />
              </Form.Item>
            )}
            <Form.Item name={['details', 'title']} label="岗位名称" required style={{ gridColumn: 'span 6' }}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name={['details', 'headcount']} label="招聘人数" required style={{ gridColumn: 'span 3' }}>
              <InputNumber min={1} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name={['details', 'education']} label="最低学历" style={{ gridColumn: 'span 3' }}>
              <Select allowClear placeholder="不限" options={EDUCATIONS.map((value) => ({ value, label: EDUCATION_NAMES[value] }))} />
            </Form.Item>
            <Form.Item name={['details', 'wageFrom']} label="月薪下限" style={{ gridColumn: 'span 3' }}>
              <MoneyField />
            </Form.Item>
            <Form.Item name={['details', 'wageTo']} label="月薪上限" style={{ gridColumn: 'span 3' }}>
              <MoneyField />
            </Form.Item>
            <Form.Item name={['details', 'place']} label="工作地点" style={{ gridColumn: 'span 6' }}>
              <Input maxLength={120} />
            </Form.Item>
            <Form.Item name={['details', 'boardLodging']} label="食宿" style={{ gridColumn: 'span 4' }}>
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name={['details', 'sexLimit']} label="性别（单位原文）" style={{ gridColumn: 'span 4' }}>
              <Input maxLength={20} />
            </Form.Item>
            <Form.Item name={['details', 'ageLimit']} label="年龄（单位原文）" style={{ gridColumn: 'span 4' }}>
              <Input maxLength={20} />
            </Form.Item>
            <Form.Item name={['details', 'requirements']} label="任职要求" style={{ gridColumn: 'span 12' }}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item name={['details', 'description']} label="岗位说明" style={{ gridColumn: 'span 12' }}>
              <Input maxLength={500} />
            </Form.Item>
            {line && (
              <Form.Item name="reason" label="更正原因" required style={{ gridColumn: 'span 12' }}>
                <Input maxLength={200} />
              </Form.Item>
            )}
          </div>
        </CommandForm>
      </fieldset>
      {line && !isLocked && line.job.withdrawnReason === undefined && (
        <Button danger style={{ marginTop: -32 }} onClick={() => setWithdrawing(true)}>
          撤回岗位
        </Button>
      )}
      {line && line.job.version > 1 && <Versions line={line} />}
      {line && withdrawing && (
        <ReasonDialog
          title="撤回岗位"
          about={`撤回“${line.unitName}”的岗位“${line.job.title}”，不再计入岗位数。`}
          confirm="撤回"
          running={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(why) => withdraw.mutate({ id: line.job.id, reason: why })}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </Dialog>
  );
}

const EMPTY = {
  wageFrom: undefined,
  wageTo: undefined,
  education: undefined,
  place: undefined,
  boardLodging: undefined,
  sexLimit: undefined,
  ageLimit: undefined,
  requirements: undefined,
  description: undefined,
};

/** What the job was before, latest first. */
function Versions({ line }: { readonly line: JobLine }) {
  const versions = useQuery(orpc.jobs.versions.queryOptions({ input: { id: line.job.id } }));
  return (
    <>
      <h3>更正记录</h3>
      <ul>
        {versions.data?.map(({ id, version, details, replacedAt, replacedBy, reason: why }) => (
          <li key={id}>
            第 {version} 版：{details.title}，{details.headcount} 人
            <span className="muted">
              （{formatChinaTime(replacedAt)} {replacedBy}更正，{why}）
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
