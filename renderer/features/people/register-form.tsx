import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { jobSeekerDetails } from '#shared/contract/job-seekers.ts';
import { parseDocument, personOf, SEXES } from '#shared/domain/people/identity-document.ts';
import { SEX_NAMES } from '#shared/domain/words/names.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { DocumentFields } from './document-fields.tsx';

type Values = Partial<z.input<typeof jobSeekerDetails>>;

const INITIAL: Values = { documentKind: 'residentId' };

/** 登记求职者 at the desk. A person whose document is known already is not made twice; what is typed is added to what is known. */
export function RegisterForm({
  onRegistered,
  onCancel,
}: {
  readonly onRegistered: (id: JobSeekerId) => void;
  readonly onCancel: () => void;
}) {
  const [form] = Form.useForm();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>(INITIAL);
  const document = parseDocument(values.documentKind ?? 'residentId', values.documentNumber ?? '');
  const number = document.ok ? document.value.number : '';
  const found = useQuery(orpc.jobSeekers.list.queryOptions({ input: { text: number, limit: 1 }, enabled: document.ok }));
  const known = document.ok ? found.data?.people[0] : undefined;
  const tells = document.ok && personOf(document.value) !== undefined;
  const register = useCommand(client.jobSeekers.register, ({ person, isNew, otherName }) => {
    const renamed = otherName === undefined ? '' : `，此前登记的姓名为“${otherName}”`;
    void message.success(isNew ? `已登记“${person.name}”` : `已更新“${person.name}”的登记${renamed}`);
    onRegistered(person.id);
  });
  return (
    <CommandForm
      form={form}
      schema={jobSeekerDetails}
      initial={INITIAL}
      submit="保存"
      running={register.isPending}
      error={register.error}
      draft="register-person"
      notInDraft={['name', 'documentNumber', 'phone', 'birthDate']}
      onValues={setValues}
      onSubmit={(details) => register.mutate({ details })}
      onCancel={onCancel}
    >
      <div className="form-grid">
        <DocumentFields
          typed={values}
          required={false}
          known={
            known && (
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                onClick={() => void navigate({ to: '/people/$personId', params: { personId: known.id } })}
              >
                已登记：{known.name}，点此打开；保存则补充到同一人
              </Button>
            )
          }
        />
        <Form.Item name="name" label="姓名" required style={{ gridColumn: 'span 6' }}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label="电话" style={{ gridColumn: 'span 6' }} extra="没有证件号码时必填">
          <Input maxLength={40} className="figures" autoComplete="off" />
        </Form.Item>
        {!tells && (
          <>
            <Form.Item name="sex" label="性别" style={{ gridColumn: 'span 6' }}>
              <Select allowClear options={SEXES.map((value) => ({ value, label: SEX_NAMES[value] }))} />
            </Form.Item>
            <Form.Item name="birthDate" label="出生日期" style={{ gridColumn: 'span 6' }}>
              <DateField />
            </Form.Item>
          </>
        )}
        <AttributeFields />
      </div>
    </CommandForm>
  );
}
