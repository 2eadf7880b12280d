import { App, Form, Input } from 'antd';
import { z } from 'zod';
import { divisionCode, line } from '#shared/contract/base.ts';
import type { Center } from '#shared/domain/centers/center.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DivisionField } from '../../components/division-field.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

const details = z.object({ name: line(80), homeDivision: divisionCode });

export function CenterForm({ center }: { readonly center: Center }) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const rename = useCommand(client.centers.rename, () => void message.success('已保存'));
  return (
    <CommandForm
      form={form}
      schema={details}
      initial={{ name: center.name, homeDivision: center.homeDivision }}
      submit="保存"
      running={rename.isPending}
      error={rename.error}
      onSubmit={rename.mutate}
    >
      <Form.Item name="name" label="单位名称" required>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="homeDivision" label="所在地" required extra="修改后，未结算招聘会的地域类别随之重新判定；已核定的不变">
        <DivisionField />
      </Form.Item>
    </CommandForm>
  );
}
