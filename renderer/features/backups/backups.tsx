import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import type { BackupLine } from '#shared/contract/backups.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Failure, Loaded } from '../../components/failure.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc, queryClient } from '../../lib/orpc.ts';
import { BACKUP_KINDS, sizeWords, verdictWords } from './backup-words.ts';

/** 备份: made by hand or daily by itself, each checked; 恢复 keeps the file that it replaces. */
export function Backups() {
  const { message } = App.useApp();
  const backups = useQuery(orpc.backups.list.queryOptions());
  const [restoring, setRestoring] = useState<BackupLine>();
  const create = useMutation({
    mutationFn: () => client.backups.create(),
    onSuccess: ({ missingAttachments }) => {
      if (missingAttachments === 0) void message.success('备份完成，校验通过');
      else void message.warning(`备份完成，但有 ${missingAttachments} 个附件原件已缺失，请补传`);
      return queryClient.invalidateQueries();
    },
  });
  return (
    <>
      <p className="muted">
        每天首次打开时自动备份，含数据库与全部附件。请定期把备份文件夹复制到另一块磁盘。
        {backups.data && (
          <>
            <br />
            文件夹：{backups.data.folder}
          </>
        )}
      </p>
      {create.error && <Failure error={create.error} />}
      <Button type="primary" loading={create.isPending} onClick={() => create.mutate()}>
        立即备份
      </Button>
      <Loaded query={backups}>
        {({ backups: lines }) => (
          <Table
            style={{ marginTop: 12 }}
            size="small"
            pagination={false}
            scroll={{ y: 240 }}
            rowKey="fileName"
            dataSource={[...lines]}
            locale={{ emptyText: '还没有备份' }}
            columns={[
              { title: '时间', width: '10.5em', render: (_, backup) => formatChinaTime(backup.at as Instant) },
              { title: '来源', width: '6em', render: (_, backup) => BACKUP_KINDS[backup.kind] },
              { title: '大小', align: 'right', className: 'nowrap', render: (_, backup) => sizeWords(backup.bytes) },
              { title: '校验', className: 'nowrap', render: (_, backup) => verdictWords(backup) },
              {
                title: '',
                align: 'right',
                render: (_, backup) => (
                  <Button size="small" onClick={() => setRestoring(backup)}>
                    恢复
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(undefined)} />}
    </>
  );
}

function RestoreDialog({ backup, onClose }: { readonly backup: BackupLine; readonly onClose: () => void }) {
  const { modal } = App.useApp();
  const restore = useCommand(client.backups.restore, ({ keptAs, missingAttachments }) => {
    onClose();
    const missing = missingAttachments === 0 ? '' : `；有 ${missingAttachments} 个附件在数据与备份中都未找到，请补传原件`;
    modal.success({ title: '已恢复', content: `恢复前的数据另存为 ${keptAs}${missing}`, okText: '继续' });
  });
  return (
    <Dialog
      open
      title="恢复备份"
      okText="恢复"
      cancelText="取消"
      okButtonProps={{ danger: true }}
      confirmLoading={restore.isPending}
      onOk={() => restore.mutate({ fileName: backup.fileName })}
      onCancel={onClose}
    >
      {restore.error && <Failure error={restore.error} />}
      <p>数据将回到 {formatChinaTime(backup.at as Instant)} 的状态，此后的修改不再可见。现有数据先另存一份，不会删除。</p>
    </Dialog>
  );
}
