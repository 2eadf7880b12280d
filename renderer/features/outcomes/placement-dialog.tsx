import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type PlacementTrail, placementEntry } from '#shared/contract/outcomes.ts';
import type { OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import type { FairId, JobSeekerId, UnitId } from '#shared/kernel/ids.ts';
import { CommandForm } from '../../components/command-form.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLeaveForm } from '../../components/leave-form.ts';
import { UnitSelect } from '../../components/unit-select.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { StepFields } from './step-fields.tsx';

/** Where a new placement is, unless something else is chosen. */
export interface PlacedAt {
  readonly id: UnitId;
  readonly name: string;
  readonly fairId: FairId | undefined;
}

/** Opens a placement of a person with what is known of it first. */
export function PlacementDialog({
  jobSeekerId,
  atUnit,
  onDone,
  onClose,
}: {
  readonly jobSeekerId: JobSeekerId;
  readonly atUnit?: PlacedAt;
  readonly onDone: (trail: PlacementTrail) => void;
  readonly onClose: () => void;
}) {
  const [form] = Form.useForm();
  const [kind, setKind] = useState<OutcomeStepKind>('hired');
  const [fairId, setFairId] = useState(atUnit?.fairId);
  const [file, setFile] = useState<File>();
  const fairs = useQuery(orpc.fairs.list.queryOptions({ input: {} }));
  const begin = useCommand(client.outcomes.begin, onDone);
  const leave = useLeaveForm(form, undefined, onClose);
  return (
    <Dialog open title="登记就业去向" footer={null} width={640} mask={{ closable: false }} onCancel={leave} destroyOnHidden>
      <CommandForm
        form={form}
        schema={placementEntry}
        initial={{
          fact: { kind: 'hired' } as never,
          ...(atUnit ? { placement: { unitId: atUnit.id, ...(atUnit.fairId === undefined ? {} : { fairId: atUnit.fairId }) } } : {}),
        }}
        submit="保存"
        running={begin.isPending}
        error={begin.error}
        messages={{ 'placement.unitId': '请选择用人单位' }}
        onValues={(values) => {
          setKind(values.fact?.kind ?? 'hired');
          setFairId((values.placement?.fairId ?? undefined) as FairId | undefined);
        }}
        onSubmit={({ placement, ...entry }) =>
          begin.mutate({ ...entry, placement: { jobSeekerId, ...placement }, ...(file ? { file } : {}) })
        }
        onCancel={onClose}
      >
        <div className="form-grid">
          <Form.Item name={['placement', 'fairId']} label="招聘会" style={{ gridColumn: 'span 12' }} extra="不是通过招聘会的不选">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(fairs.data?.fairs ?? []).map(({ fair }) => ({ value: fair.id as string, label: `${fair.number} ${fair.title}` }))}
            />
          </Form.Item>
          <Form.Item name={['placement', 'unitId']} label="用人单位" required style={{ gridColumn: 'span 8' }}>
            <UnitSelect fairId={fairId} known={atUnit} />
          </Form.Item>
          <Form.Item name={['placement', 'jobTitle']} label="岗位" style={{ gridColumn: 'span 4' }}>
            <Input maxLength={60} />
          </Form.Item>
          <StepFields kind={kind} file={file} onFile={setFile} />
        </div>
      </CommandForm>
    </Dialog>
  );
}
