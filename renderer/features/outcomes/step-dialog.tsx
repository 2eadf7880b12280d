import { Form } from 'antd';
import { useState } from 'react';
import { type PlacementTrail, stepEntry } from '#shared/contract/outcomes.ts';
import type { OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { StepFields } from './step-fields.tsx';

/** Adds a step to a placement. */
export function StepDialog({
  trail,
  kind: first,
  onDone,
  onClose,
}: {
  readonly trail: PlacementTrail;
  readonly kind: OutcomeStepKind;
  readonly onDone: (trail: PlacementTrail) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const [kind, setKind] = useState(first);
  const [file, setFile] = useState<File>();
  const record = useCommand(client.outcomes.record, onDone);
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog
      open
      title={trail.unitName}
      footer={null}
      width={640}
      mask={{ closable: false }}
      onCancel={leave}
      startAt="fact_on"
      destroyOnHidden
    >
      <CommandForm
        form={form}
        schema={stepEntry}
        initial={{ fact: { kind: first } as never }}
        submit="保存"
        running={record.isPending}
        error={record.error}
        onValues={(values) => setKind(values.fact?.kind ?? first)}
        onSubmit={(values) => record.mutate({ placementId: trail.placement.id, ...values, ...(file ? { file } : {}) })}
        onCancel={onClose}
      >
        <div className="form-grid">
          <StepFields kind={kind} file={file} onFile={setFile} />
        </div>
      </CommandForm>
    </Dialog>
  );
}
