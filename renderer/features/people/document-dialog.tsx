import { Button, Form } from 'antd';
import { useState } from 'react';
import { type JobSeekerLine, jobSeekerDocument } from '#shared/contract/job-seekers.ts';
import type { JobSeekerId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { refusalOf } from '../../lib/refusals.ts';
import { DocumentFields, type TypedDocument } from './document-fields.tsx';

const INITIAL = { documentKind: 'residentId' } as const;

/** 补录或更正证件. A number under which somebody is known leads to merging with that person. */
export function DocumentDialog({
  person,
  onDone,
  onMerge,
  onClose,
}: {
  readonly person: JobSeekerLine;
  /** The person stands under another record from now on. */
  readonly onDone: (id: JobSeekerId) => void;
  readonly onMerge: (other: JobSeekerId) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const [typed, setTyped] = useState<TypedDocument>(INITIAL);
  const add = useCommand(client.jobSeekers.addDocument, ({ id }) => onDone(id));
  const leave = useLeaveForm(form, undefined, onClose);
  const refusal = refusalOf(add.error);
  return (
    <Dialog
      open
      title={person.documentKind ? `更正“${person.name}”的证件` : `补录“${person.name}”的证件`}
      footer={null}
      width={640}
      mask={{ closable: false }}
      onCancel={leave}
      destroyOnHidden
    >
      <CommandForm
        form={form}
        schema={jobSeekerDocument}
        initial={INITIAL}
        submit="保存"
        running={add.isPending}
        error={add.error}
        onValues={setTyped}
        onSubmit={(document) => add.mutate({ id: person.id, document })}
        onCancel={onClose}
      >
        {refusal?.type === 'DocumentOfAnother' && (
          <p>
            <Button onClick={() => onMerge(refusal.personId)}>与“{refusal.name}”核对合并</Button>
          </p>
        )}
        <div className="form-grid">
          <DocumentFields typed={typed} required />
        </div>
      </CommandForm>
    </Dialog>
  );
}
