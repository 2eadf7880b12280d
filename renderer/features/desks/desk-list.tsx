import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { DeskLine, Listening } from '#shared/contract/desks.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { Failure, Loaded } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { DeskDialog } from './desk-dialog.tsx';
import { PairingDialog } from './pairing-dialog.tsx';

const NAME_MAX = 20;
const REFRESH_MILLIS = 10_000;

type Open = { readonly kind: 'add' } | { readonly kind: 'pair' | 'revoke'; readonly desk: DeskLine };

/** 联网签到台, those in use first; a revoked one stays on the list, for its name is on scans. */
export function DeskList({
  operators,
  today,
  listening,
}: {
  readonly operators: readonly Operator[];
  readonly today: string;
  readonly listening: Listening | undefined;
}) {
  const desks = useQuery(orpc.desks.list.queryOptions({ refetchInterval: REFRESH_MILLIS }));
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const rename = useCommand(client.desks.rename);
  const revoke = useCommand(client.desks.revoke, close);
  return (
    <>
      {rename.error && <Failure error={rename.error} />}
      <Loaded query={desks}>
        {(lines) => (
          <Table
            style={{ marginTop: 12 }}
            size="small"
            pagination={false}
            rowKey="id"
            dataSource={lines.toSorted((a, b) => Number(a.revoked !== undefined) - Number(b.revoked !== undefined))}
            locale={{ emptyText: '还没有联网签到台，请先添加' }}
            columns={[
              {
                title: '签到台',
                render: (_, desk) => (
                  <>
                    {desk.revoked ? (
                      desk.name
                    ) : (
                      <Typography.Text
                        strong
                        editable={{
                          tooltip: '改名',
                          maxLength: NAME_MAX,
                          onChange: (name) => name !== desk.name && rename.mutate({ id: desk.id, name }),
                        }}
                      >
                        {desk.name}
                      </Typography.Text>
                    )}
                    <div className="muted">
                      {desk.operatorName} · {desk.fair ? `${desk.fair.number} ${desk.fair.title}` : '当日各场'}
                    </div>
                  </>
                ),
              },
              { title: '状态', width: '11em', render: (_, desk) => <DeskState desk={desk} /> },
              {
                title: '',
                align: 'right',
                width: '9.5em',
                render: (_, desk) =>
                  !desk.revoked && (
                    <Space>
                      <Button size="small" disabled={!listening} onClick={() => setOpen({ kind: 'pair', desk })}>
                        配对码
                      </Button>
                      <Button size="small" danger onClick={() => setOpen({ kind: 'revoke', desk })}>
                        停用
                      </Button>
                    </Space>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <Button style={{ marginTop: 12 }} onClick={() => setOpen({ kind: 'add' })}>
        添加签到台
      </Button>
      {open?.kind === 'add' && <DeskDialog operators={operators} today={today} onClose={close} />}
      {open?.kind === 'pair' && listening && <PairingDialog desk={open.desk} listening={listening} onClose={close} />}
      {open?.kind === 'revoke' && (
        <ReasonDialog
          title="停用签到台"
          about={`停用“${open.desk.name}”。该设备立即不能再签到，已有记录保留；停用后不能恢复，需要时另行添加。`}
          confirm="停用"
          running={revoke.isPending}
          error={revoke.error}
          onConfirm={(reason) => revoke.mutate({ id: open.desk.id, reason })}
          onClose={close}
        />
      )}
    </>
  );
}

function DeskState({ desk: { paired, lastSeenAt, revoked } }: { readonly desk: DeskLine }) {
  if (revoked)
    return (
      <>
        <Tag color="red">已停用</Tag>
        <div className="muted">{revoked.reason}</div>
      </>
    );
  if (!paired) return <Tag>未配对</Tag>;
  return (
    <>
      <Tag color="green">已配对</Tag>
      {lastSeenAt && <div className="muted">最近 {formatChinaTime(lastSeenAt)}</div>}
    </>
  );
}
