import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { PaperBatchLine } from '#shared/contract/paper.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

/** 补录记录, latest first; each is taken back in one go. */
export function BatchList({ fairId }: { readonly fairId: FairId }) {
  const [undoing, setUndoing] = useState<PaperBatchLine>();
  const batches = useQuery(orpc.paper.batches.queryOptions({ input: { fairId } }));
  const undo = useCommand(client.paper.undo, () => setUndoing(undefined));
  return (
    <div className="paper-batches">
      {batches.error && <Failure error={batches.error} onRetry={() => void batches.refetch()} />}
      {batches.data && batches.data.length > 0 && <h2>补录记录</h2>}
      {batches.data?.map((line) => (
        <div key={line.batch.id} className={line.batch.undone ? 'muted struck' : undefined}>
          {formatChinaTime(line.batch.enteredAt)} {line.batch.enteredBy} {line.rows} 行
          {line.batch.undone ? (
            '　已撤销'
          ) : (
            <Button type="link" size="small" onClick={() => setUndoing(line)}>
              撤销
            </Button>
          )}
        </div>
      ))}
      {undoing && (
        <ReasonDialog
          title="撤销补录"
          about={`撤销 ${formatChinaTime(undoing.batch.enteredAt)} ${undoing.batch.enteredBy} 补录的 ${undoing.rows} 行。此前已签到的不受影响。`}
          confirm="撤销补录"
          running={undo.isPending}
          error={undo.error}
          onConfirm={(reason) => undo.mutate({ id: undoing.batch.id, reason })}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </div>
  );
}
