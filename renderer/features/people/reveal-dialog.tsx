import { Checkbox, Form, Input } from 'antd';
import { type JobSeekerLine, type RevealedNumbers, revealRequest } from '#shared/contract/job-seekers.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

/** 查看号码: asks which and why before they are shown. */
export function RevealDialog({
  person,
  onRevealed,
  onClose,
}: {
  readonly person: JobSeekerLine;
  readonly onRevealed: (numbers: RevealedNumbers) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const reveal = useCommand(client.jobSeekers.reveal, onRevealed);
  const leave = useLeaveForm(form, undefined, onClose);
  const options = [
    ...(person.documentTail === undefined ? [] : [{ value: 'document', label: '证件号码' }]),
    ...(person.phoneTail === undefined ? [] : [{ value: 'phone', label: '联系电话' }]),
  ];
  return (
    <Dialog open title={`查看“${person.name}”的号码`} footer={null} width={480} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={revealRequest}
        initial={{ numbers: options.slice(0, 1).map(({ value }) => value as 'document' | 'phone') }}
        submit="查看"
        running={reveal.isPending}
        error={reveal.error}
        messages={{ numbers: '请选择要查看的号码' }}
        onSubmit={(request) => reveal.mutate({ id: person.id, request })}
        onCancel={onClose}
      >
        <Form.Item name="numbers" label="查看内容" required>
          <Checkbox.Group options={options} />
        </Form.Item>
        <Form.Item name="reason" label="查看原因" required extra="经办人、时间和原因记入操作日志">
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
