import { useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import type { FairId } from '#shared/kernel/ids.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';

/** 导入批次: what came in from which file, and 撤销本批. */
export function BatchesDialog({ fairId, onClose }: { readonly fairId: FairId; readonly onClose: () => void }) {
  const { message } = App.useApp();
  const batches = useQuery(orpc.roster.batches.queryOptions({ input: { fairId } }));
  const undo = useCommand(
    client.roster.undo,
    ({ removed, removedUnits }) => void message.success(`已撤销：移出 ${removed} 家，删除新单位 ${removedUnits} 家`),
  );
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
            locale={{ emptyText: '本场还没有导入过名册' }}
            columns={[
              { title: '时间', render: (_, batch) => formatChinaTime(batch.at as Instant) },
              { title: '文件', render: (_, batch) => batch.fileName },
              { title: '经办人', render: (_, batch) => batch.by },
              { title: '导入', align: 'right', render: (_, batch) => `${batch.added} 家` },
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
