import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { SignupCounts } from '#shared/contract/signups.ts';
import type { SignupEntry } from '#shared/domain/signups/signup-entry.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { orpc } from '../../lib/orpc.ts';
import { SIGNUP_COLUMNS } from './signup-columns.tsx';
import { SignupDialog } from './signup-dialog.tsx';
import { TicketDialog } from './ticket-dialog.tsx';

const PAGE_SIZE = 500;

/** 报名与签到: who is signed up, and the way to the check-in desk. */
export function SignupSection({
  overview,
  actions,
}: {
  readonly overview: FairOverview;
  /** What other features do with the sign-ups as a list. */
  readonly actions?: ReactNode;
}) {
  const { fair } = overview;
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isAdding, setIsAdding] = useState(false);
  const [opened, setOpened] = useState<SignupEntry>();
  const [cancelling, setCancelling] = useState<SignupEntry>();
  const isLocked = fair.status === 'cancelled';
  const isSearching = text.trim() !== '';
  const list = useInfiniteQuery(
    orpc.signups.list.infiniteOptions({
      input: (after: { signedUpAt: string; id: string } | undefined) => ({
        fairId: fair.id,
        limit: PAGE_SIZE,
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.next,
    }),
  );
  const found = useQuery(orpc.signups.find.queryOptions({ input: { fairId: fair.id, text }, enabled: isSearching }));
  const desk = useQuery(orpc.desk.status.queryOptions({ input: { fairId: fair.id } }));
  const cancel = useCommand(client.signups.cancel, () => {
    setCancelling(undefined);
    setOpened(undefined);
  });
  const counts = list.data?.pages[0]?.counts;
  const rows = isSearching ? found.data : list.data?.pages.flatMap((page) => page.entries);
  const add = () => setIsAdding(true);

  return (
    <>
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <DataTable
        name="signups"
        columns={SIGNUP_COLUMNS}
        rows={rows}
        rowKey={(entry) => entry.signup.id}
        onOpen={setOpened}
        // Called again before the page under way is known here; asking anew would throw that one away and read it twice.
        onEnd={() => !isSearching && list.hasNextPage && void list.fetchNextPage({ cancelRefetch: false })}
        bar={
          <>
            {!isLocked && (
              <>
                <Button type="primary" onClick={() => void navigate({ to: '/fairs/$fairId/desk', params: { fairId: fair.id } })}>
                  打开签到台
                </Button>
                <Button onClick={add}>报名登记</Button>
              </>
            )}
            {actions}
            <Input.Search
              allowClear
              aria-label="查找报名"
              placeholder="姓名、拼音、尾号、凭证号"
              style={{ width: '18em' }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </>
        }
        sums={[
          ...(counts ? [{ label: '报名', value: <span data-testid="signup-count">{capacityWords(counts)}</span> }] : []),
          ...(counts && counts.cancelled > 0 ? [{ label: '已取消', value: `${counts.cancelled} 人` }] : []),
          { label: '到场', value: `${desk.data?.people ?? 0} 人` },
        ]}
        empty={
          isSearching ? (
            <p>本场没有相符的报名，可清除后再看。</p>
          ) : (
            <>
              <p>还没有人报名。可逐人登记，也可在签到台现场登记。</p>
              {!isLocked && (
                <Button type="primary" onClick={add}>
                  报名登记
                </Button>
              )}
            </>
          )
        }
      />
      {isAdding && <SignupDialog fair={fair} onClose={() => setIsAdding(false)} />}
      {opened && (
        <TicketDialog
          entry={opened}
          isLocked={isLocked}
          onCancelSignup={() => setCancelling(opened)}
          onClose={() => setOpened(undefined)}
        />
      )}
      {cancelling && (
        <ReasonDialog
          title="取消报名"
          about={`取消 ${cancelling.person.name} 对 ${fair.number} 的报名。记录保留，可以恢复。`}
          confirm="取消报名"
          running={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ id: cancelling.signup.id, reason })}
          onClose={() => setCancelling(undefined)}
        />
      )}
    </>
  );
}

function capacityWords({ standing, capacity }: SignupCounts): React.ReactNode {
  if (capacity === undefined) return `${standing} 人`;
  const words = `${standing} / ${capacity} 人`;
  return standing > capacity ? (
    <span className="warning-words">
      {words}，超出 {standing - capacity} 人
    </span>
  ) : (
    words
  );
}
