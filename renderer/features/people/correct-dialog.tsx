import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { type JobSeekerLine, jobSeekerCorrection } from '#shared/contract/job-seekers.ts';
import { maskPhone } from '#shared/domain/people/masking.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { AttributeFields } from './attribute-fields.tsx';

/** 更正登记: a value left empty is taken back; the phone, which is not shown, stays unless another is typed. */
export function CorrectDialog({ person, onClose }: { readonly person: JobSeekerLine; readonly onClose: () => void }) {
  const [form] = Form.useForm();
  const [removes, setRemoves] = useState(false);
  const update = useCommand(client.jobSeekers.update, onClose);
  const leave = useLeaveForm(form, undefined, onClose);
  const { name, region, education, groups, skills, wishedJob, wishedWage, wishedPlace, consentOn } = person;
  const shown = { name, region, education, groups, skills, wishedJob, wishedWage, wishedPlace, consentOn };
  const initial = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
  return (
    <Dialog open title={`更正“${name}”的登记`} footer={null} width={760} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={jobSeekerCorrection}
        initial={initial}
        submit="保存"
        running={update.isPending}
        error={update.error}
        onValues={(values) => setRemoves(values.removePhone ?? false)}
        onSubmit={(details) => update.mutate({ id: person.id, details })}
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item name="name" label="姓名" required style={{ gridColumn: 'span 5' }}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="phone"
            label="电话"
            style={{ gridColumn: 'span 5' }}
            extra={person.phoneTail === undefined ? undefined : `现为 ${maskPhone(person.phoneTail)}，不改则留空`}
          >
            <Input maxLength={40} className="figures" autoComplete="off" disabled={removes} />
          </Form.Item>
          {person.phoneTail !== undefined && (
            <Form.Item name="removePhone" label=" " valuePropName="checked" style={{ gridColumn: 'span 2' }}>
              <Checkbox>清除电话</Checkbox>
            </Form.Item>
          )}
          <AttributeFields />
        </div>
      </CommandForm>
    </Dialog>
  );
}
