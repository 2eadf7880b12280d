import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { newDesk } from '#shared/contract/desks.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

const NAME_MAX = 20;

/** 添加签到台: where it stands, for which fair, and whose name is on what is done there. */
export function DeskDialog({
  operators,
  today,
  onClose,
}: {
  readonly operators: readonly Operator[];
  readonly today: string;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const fairs = useQuery(orpc.fairs.list.queryOptions({ input: { status: 'planned' } }));
  const add = useCommand(client.desks.add, onClose);
  // A fair of the past needs no desk any more.
  const coming = (fairs.data?.fairs ?? []).filter(({ fair }) => fair.endsOn >= today);
  return (
    <Dialog open title="添加签到台" footer={null} width={480} mask={{ closable: false }} onCancel={onClose}>
      <CommandForm
        form={form}
        schema={newDesk}
        initial={{}}
        submit="添加"
        running={add.isPending}
        error={add.error}
        messages={{ name: '请填写台名', deskOperatorId: '请选择经办人' }}
        onSubmit={({ fairId, ...desk }) => add.mutate({ ...desk, ...(fairId === undefined ? {} : { fairId }) })}
        onCancel={onClose}
      >
        {/* The settings hold another form with a name. */}
        <Form.Item name="name" label="台名" htmlFor="desk-name" required>
          <Input id="desk-name" maxLength={NAME_MAX} placeholder="如：东门" autoComplete="off" />
        </Form.Item>
        <Form.Item name="deskOperatorId" label="该台经办人" required>
          <Select
            placeholder="姓名记入该台的每次签到"
            options={operators.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="fairId" label="招聘会">
          <Select
            allowClear
            placeholder="当日各场"
            options={coming.map(({ fair }) => ({ value: fair.id, label: `${fair.number} ${fair.title}` }))}
          />
        </Form.Item>
      </CommandForm>
    </Dialog>
  );
}
