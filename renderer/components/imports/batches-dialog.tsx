import { useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { ImportBatchLine, ImportOutcome } from '#shared/contract/imports.ts';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { useCommand } from '../../lib/command.ts';
import { Dialog } from '../dialog.tsx';
import { Failure, Loaded } from '../failure.tsx';
import type { ImportSubject } from './import-subject.ts';

/** A batch that was cut off is finished by the same file: what is in is found there. */
function BatchFile({ batch }: { readonly batch: ImportBatchLine }) {
  if (batch.finished || batch.undone) return batch.fileName;
  return (
    <>
      {batch.fileName}　
      <span className="warning-words" title="正在导入，或导入中断。中断的可撤销本批，或再次导入同一文件补齐">
        未完成
      </span>
    </>
  );
}

/** 导入批次: what came in from which file, and 撤销本批. */
export function BatchesDialog<Outcome extends ImportOutcome, Undone>({
  subject,
  fairId,
  onClose,
}: {
  readonly subject: ImportSubject<Outcome, Undone>;
  readonly fairId: FairId;
  readonly onClose: () => void;
}) {
  const { message } = App.useApp();
  const batches = useQuery({
    queryKey: ['import-batches', subject.noun, fairId],
    queryFn: () => subject.procedures.batches({ fairId }),
  });
  const undo = useCommand(subject.procedures.undo, (undone) => void message.success(`已撤销：${subject.undoneWords(undone)}`));
  return (
    <Dialog open title="导入批次" footer={null} width={760} onCancel={onClose}>
      {undo.error && <Failure error={undo.error} />}
      <Loaded query={batches}>
        {(lines) => (
          <Table
            size="small"
            pagination={false}
            rowKey="id"
            dataSource={[...lines]}
            locale={{ emptyText: `本场还没有导入过${subject.noun}` }}
            columns={[
              { title: '时间', render: (_, batch) => formatChinaTime(batch.at as Instant) },
              { title: '文件', render: (_, batch) => <BatchFile batch={batch} /> },
              { title: '经办人', render: (_, batch) => batch.by },
              { title: '导入', align: 'right', render: (_, batch) => `${batch.added} ${subject.counted}` },
              { title: '跳过', align: 'right', render: (_, batch) => `${batch.skipped} 行` },
              {
                title: '',
                align: 'right',
                render: (_, batch) =>
                  batch.undone ? (
                    <span className="muted">已撤销</span>
                  ) : (
                    <Button
                      size="small"
                      danger
                      loading={undo.isPending && undo.variables.batchId === batch.id}
                      onClick={() => undo.mutate({ batchId: batch.id })}
                    >
                      撤销本批
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
