import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AuditEntry } from '#shared/contract/audit.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { Page } from '../../components/page.tsx';
import { ACTION_NAMES, changeWords } from '../../features/audit/audit-words.ts';
import { recordName } from '../../lib/column-words.ts';
import { orpc } from '../../lib/orpc.ts';

const PAGE_SIZE = 200;

const COLUMNS: readonly Column<AuditEntry>[] = [
  { key: 'at', title: '时间', width: 150, always: true, render: (entry) => formatChinaTime(entry.at as Instant) },
  { key: 'by', title: '经办人', width: 90, render: (entry) => entry.by },
  { key: 'action', title: '操作', width: 70, render: (entry) => ACTION_NAMES[entry.action] },
  { key: 'record', title: '对象', width: 90, render: (entry) => recordName(entry.table) },
  {
    key: 'subject',
    title: '名称',
    width: 260,
    least: 160,
    render: (entry) => <span title={entry.subject}>{entry.subject}</span>,
  },
  {
    key: 'changes',
    title: '内容（前 → 后）',
    width: 470,
    least: 240,
    render: (entry) => <span title={changeWords(entry)}>{changeWords(entry)}</span>,
  },
];

/** 操作日志: who did what when, before and after, as the chained log of the database has it. */
export function AuditPage() {
  const [record, setRecord] = useState<Pick<AuditEntry, 'recordId' | 'table' | 'subject'>>();
  const log = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      input: (before: string | undefined) => ({
        limit: PAGE_SIZE,
        ...(before === undefined ? {} : { before }),
        ...(record === undefined ? {} : { recordId: record.recordId }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.next,
    }),
  );
  return (
    <Page title="操作日志" trail={[{ title: '设置', href: '/settings' }]}>
      {log.error && <Failure error={log.error} onRetry={() => void log.refetch()} />}
      <DataTable
        name="audit"
        columns={COLUMNS}
        rows={log.data?.pages.flatMap((page) => page.entries)}
        rowKey={(entry) => entry.key}
        onOpen={setRecord}
        bar={
          <>
            {record ? (
              <FilterChips
                chips={[{ label: `${recordName(record.table)} ${record.subject ?? ''}`.trim(), onClear: () => setRecord(undefined) }]}
              />
            ) : (
              <span className="muted">点选一行，查看该记录的全部操作</span>
            )}
            {log.hasNextPage && (
              <Button size="small" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                显示更早的记录
              </Button>
            )}
          </>
        }
        empty={<p>还没有操作记录。</p>}
      />
    </Page>
  );
}
