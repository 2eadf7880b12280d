import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Table } from 'antd';
import { useState } from 'react';
import type { StartupState } from '#shared/contract/startup.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { Failure } from '../../components/failure.tsx';
import { BACKUP_KINDS } from '../../features/backups/backup-words.ts';
import { ExpiredCopy } from '../../features/exchange/expired-copy.tsx';
import { client } from '../../lib/client.ts';
import { queryClient } from '../../lib/orpc.ts';

/** The database cannot be opened: what is wrong, that nothing was changed, and the way back. */
export function RecoveryPage({ state }: { readonly state: Exclude<StartupState, { state: 'ready' }> }) {
  return (
    <div className="stage">
      <div className="stage-sheet">
        <h1>{state.state === 'expired' ? '站点副本已到期' : '数据库未能打开'}</h1>
        <Way state={state} />
        <Button style={{ marginTop: 16 }} onClick={() => location.reload()}>
          重新检查
        </Button>
      </div>
    </div>
  );
}

function Way({ state }: { readonly state: Exclude<StartupState, { state: 'ready' }> }) {
  switch (state.state) {
    case 'damaged':
      return <Damaged state={state} />;
    case 'keyMissing':
      return <KeyMissing file={state.file} />;
    case 'expired':
      return <ExpiredCopy state={state} />;
    case 'newerVersion':
      return (
        <Alert
          type="warning"
          showIcon
          title="数据库由更新版本的程序写入"
          description={`请先把本程序升级到同一版本，再打开 ${state.file}。文件未作改动。`}
        />
      );
    case 'readOnly':
      return (
        <Alert
          type="warning"
          showIcon
          title="数据文件夹不可写"
          description={`请检查 ${state.folder} 的权限和剩余空间，或用 --data 另选文件夹。`}
        />
      );
  }
}

function Damaged({ state }: { readonly state: Extract<StartupState, { state: 'damaged' }> }) {
  const restore = useMutation({
    mutationFn: (fileName: string) => client.startup.restore({ fileName }),
    onSuccess: () => queryClient.resetQueries(),
  });
  return (
    <>
      <Alert
        type="error"
        showIcon
        title="数据库文件损坏"
        description={`${state.file} 未作任何改动。可从下列备份恢复；恢复时损坏的文件另存保留。`}
      />
      {restore.error && <Failure error={restore.error} />}
      <Table
        style={{ marginTop: 16 }}
        size="small"
        pagination={false}
        rowKey="fileName"
        dataSource={[...state.backups]}
        locale={{ emptyText: '备份文件夹中没有备份。请把备份文件放入数据文件夹的 backups 后重新检查' }}
        columns={[
          { title: '备份时间', render: (_, backup) => formatChinaTime(backup.at as Instant) },
          { title: '来源', render: (_, backup) => BACKUP_KINDS[backup.kind] },
          { title: '校验', render: (_, backup) => (backup.verified ? '已通过' : '未校验') },
          {
            title: '',
            align: 'right',
            render: (_, backup) => (
              <Button
                type="primary"
                size="small"
                loading={restore.isPending && restore.variables === backup.fileName}
                onClick={() => restore.mutate(backup.fileName)}
              >
                恢复到此时
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}

function KeyMissing({ file }: { readonly file: string }) {
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () => client.startup.enterRecoveryCode({ code }),
    onSuccess: () => queryClient.resetQueries(),
  });
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="本机没有打开数据库的密钥"
        description={`请输入打印保存的恢复码，打开 ${file}。不分大小写，连字符可省略。`}
      />
      <form
        style={{ marginTop: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          enter.mutate();
        }}
      >
        <label htmlFor="code">恢复码</label>
        <Input.TextArea id="code" autoFocus rows={3} className="figures" value={code} onChange={(event) => setCode(event.target.value)} />
        {enter.error && <Failure error={enter.error} />}
        <Button style={{ marginTop: 12 }} type="primary" htmlType="submit" loading={enter.isPending} disabled={code.trim() === ''}>
          打开数据库
        </Button>
      </form>
    </>
  );
}
