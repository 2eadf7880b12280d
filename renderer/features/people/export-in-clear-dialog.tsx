import { Form, Input } from 'antd';
import { z } from 'zod';
import { disclosureReason } from '#shared/contract/job-seekers.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { saveFile } from '../../lib/save-file.ts';

const request = z.object({ reason: disclosureReason });

/** 导出完整号码: asks why, because every number in the file can be read by whoever gets it. */
export function ExportInClearDialog({
  listed,
  onClose,
}: {
  /** What the list on screen is narrowed to. */
  readonly listed: Omit<Parameters<typeof client.jobSeekers.exportInClear>[0], 'command' | 'reason'>;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const run = useCommand(client.jobSeekers.exportInClear, (file) => {
    saveFile(file);
    onClose();
  });
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title="导出完整号码" footer={null} width={480} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={request}
        initial={{}}
        submit="导出"
        running={run.isPending}
        error={run.error}
        onSubmit={({ reason }) => run.mutate({ ...listed, reason })}
        onCancel={onClose}
      >
        <p>文件含完整的证件号码和电话，请妥善保管。</p>
        <Form.Item name="reason" label="导出原因" required extra="经办人、时间、原因和所含人员记入操作日志">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
