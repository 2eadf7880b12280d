import { useQuery } from '@tanstack/react-query';

import type { OutcomePerson } from '#shared/contract/outcomes.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { orpc } from '../../lib/orpc.ts';
import { personColumns } from './person-columns.tsx';

const COLUMNS = personColumns<OutcomePerson>((person) => person);

/** The people behind a figure. */
export function NamesDialog({
  title,
  input,
  onClose,
}: {
  readonly title: string;
  readonly input: Parameters<typeof orpc.outcomes.names.queryOptions>[0]['input'];
  readonly onClose: () => void;
}) {
  const names = useQuery(orpc.outcomes.names.queryOptions({ input }));
  return (
    <Dialog open title={title} footer={null} width={760} onCancel={onClose}>
      {names.error && <Failure error={names.error} onRetry={() => void names.refetch()} />}
      <div style={{ height: 440, display: 'flex', flexDirection: 'column' }}>
        <DataTable name="outcome-names" columns={COLUMNS} rows={names.data} rowKey={(person) => person.id} empty={<p>没有人。</p>} />
      </div>
    </Dialog>
  );
}
