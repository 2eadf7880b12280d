import { Form, Input } from 'antd';
import { walkInPerson } from '#shared/contract/desk.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';

/** 现场登记: two fields; saved, signed up and let in with one Enter. */
export function WalkInForm({
  initial,
  running,
  error,
  onSubmit,
  onClose,
}: {
  readonly initial: { readonly name: string; readonly number: string };
  readonly running: boolean;
  readonly error: unknown;
  readonly onSubmit: (person: { readonly name: string; readonly number: string }) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog
      open
      title="现场登记"
      footer={null}
      width={520}
      mask={{ closable: false }}
      onCancel={leave}
      startAt={initial.name === '' ? 'name' : 'number'}
      destroyOnHidden
    >
      <CommandForm
        form={form}
        schema={walkInPerson}
        initial={initial}
        submit="登记并签到"
        running={running}
        error={error}
        messages={{ name: '请填写姓名', number: '请填写手机或证件号码' }}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item name="name" label="姓名" required>
          <Input size="large" maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="number" label="手机或证件号码" required>
          <Input size="large" maxLength={40} autoComplete="off" />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
