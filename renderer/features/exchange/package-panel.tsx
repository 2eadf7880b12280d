import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, App, Button, Descriptions } from 'antd';
import { useState } from 'react';
import { noteWords } from '#shared/domain/exchange/exchange-words.ts';
import type { ListedPackage, MergeNote } from '#shared/domain/exchange/packages.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { SidePanel } from '../../components/dialog.tsx';
import { Failure } from '../../components/failure.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { recordName } from '../../lib/column-words.ts';
import { newStamp } from '../../lib/operator.ts';
import { orpc } from '../../lib/orpc.ts';
import { CountsTable } from './counts-table.tsx';
import { countWords } from './exchange-text.ts';
import { outcomeOf } from './long-work.ts';
import { PackageStateTag } from './package-state-tag.tsx';
import { ReceiptButton } from './receipt-button.tsx';
import { ReportButton } from './report-dialog.tsx';
import { useWork } from './use-work.ts';
import './exchange.css';

const PAGE = 200;

type NamedNote = MergeNote & { readonly name: string | undefined };

const COLUMNS: readonly Column<NamedNote>[] = [
  { key: 'position', title: '序号', width: 70, align: 'right', render: ({ position }) => countWords(position + 1) },
  { key: 'table', title: '记录', width: 100, always: true, render: ({ table }) => recordName(table) },
  { key: 'name', title: '名称', width: 300, least: 160, always: true, render: ({ name }) => <span title={name}>{name ?? '—'}</span> },
  {
    key: 'what',
    title: '结果',
    width: 230,
    least: 160,
    always: true,
    render: (note) => <span title={noteWords(note)}>{noteWords(note)}</span>,
  },
];

/** One package that was taken in: its counts, line by line what was not simply accepted, its report, and taking it back. */
export function PackagePanel({ taken, onClose }: { readonly taken: ListedPackage; readonly onClose: () => void }) {
  const { message } = App.useApp();
  const [asksRevert, setAsksRevert] = useState(false);
  const work = useWork();
  const notes = useInfiniteQuery(
    orpc.exchange.packageNotes.infiniteOptions({
      input: (after: number) => ({ packageId: taken.id, after, limit: PAGE }),
      initialPageParam: -1,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.position),
    }),
  );
  const rows = notes.data?.pages.flat();
  const { header, number, counts, reverted } = taken;
  const revert = (reason: string) =>
    void work.run(
      (working) =>
        outcomeOf(working, `正在撤销 ${header.from} 第 ${number} 号包`, (options) =>
          client.exchange.revert({ command: newStamp(), packageId: taken.id, reason }, options),
        ),
      () => {
        setAsksRevert(false);
        void message.success(`第 ${number} 号包的合并已撤销，可以重新接收`);
      },
    );
  const resume = () =>
    void work.run(
      (working) =>
        outcomeOf(working, `正在继续办理 ${header.from} 第 ${number} 号包`, (options) =>
          client.exchange.resume({ command: newStamp(), packageId: taken.id }, options),
        ),
      ({ state }) => void message.success(state === 'merged' ? `第 ${number} 号包已合并` : `第 ${number} 号包的合并已撤销，可以重新接收`),
    );
  return (
    <SidePanel open title={`${header.from} 第 ${number} 号包`} size="min(900px, 90vw)" onClose={onClose}>
      <div className="package-panel">
        <div className="work-bar">
          <PackageStateTag state={taken.state} isPaused={taken.isPaused} />
          <span className="work-bar-gap" />
          {taken.isPaused && (
            <Button type="primary" loading={work.isRunning} onClick={resume}>
              继续
            </Button>
          )}
          <ReportButton taken={taken} />
          <ReceiptButton peerId={taken.peerId} />
          {taken.state !== 'reverted' && (
            <Button danger onClick={() => setAsksRevert(true)}>
              撤销合并
            </Button>
          )}
        </div>
        {taken.isPaused && (
          <Alert
            type="warning"
            showIcon
            title={`${taken.state === 'merging' ? '合并' : '撤销'}没有办完，已办部分完整保留。请检查磁盘，空间不足的先清理，再点“继续”。`}
          />
        )}
        {!asksRevert && work.error !== undefined && <Failure error={work.error} />}
        <Descriptions
          size="small"
          column={2}
          items={[
            { key: 'made', label: '生成', children: `${header.madeBy} ${formatChinaTime(taken.madeAt)}` },
            { key: 'taken', label: '接收', children: `${taken.takenBy} ${formatChinaTime(taken.takenAt)}` },
            { key: 'files', label: '附件', children: `${header.attachments.length} 个` },
            { key: 'program', label: '站点程序版本', children: header.program },
            { key: 'file', label: '文件', span: 2, children: <span style={{ overflowWrap: 'anywhere' }}>{taken.fileName}</span> },
            { key: 'hash', label: '内容校验', span: 2, children: <span style={{ overflowWrap: 'anywhere' }}>{taken.id}</span> },
            ...(reverted
              ? [
                  {
                    key: 'reverted',
                    label: '撤销',
                    span: 2,
                    children: `${reverted.by} ${formatChinaTime(reverted.at)}，原因 ${reverted.reason}`,
                  },
                ]
              : []),
          ]}
        />
        {taken.state !== 'reverted' && <CountsTable counts={counts} byTable={[]} rows={taken.rows} />}
        <h2 className="heading" style={{ margin: 0 }}>
          逐条说明
        </h2>
        <DataTable
          name="package-notes"
          columns={COLUMNS}
          rows={rows}
          total={notes.hasNextPage ? counts.duplicate + counts.conflict + counts.refused : undefined}
          rowKey={({ position }) => String(position)}
          bar={<span className="muted">重复、待裁定和拒收的记录；其余均已接收或与本中心相同</span>}
          onEnd={() => {
            if (notes.hasNextPage && !notes.isFetchingNextPage) void notes.fetchNextPage();
          }}
          empty={<p>没有重复、待裁定或拒收的记录。</p>}
        />
      </div>
      {asksRevert && (
        <ReasonDialog
          title="撤销合并"
          about={`将撤回 ${header.from} 第 ${number} 号包带来的 ${countWords(counts.accepted)} 条记录和它引起的待裁定事项。之后另有记录以它为基础的，不能撤销，并逐条指出。`}
          confirm="撤销合并"
          running={work.isRunning}
          error={work.error}
          onConfirm={revert}
          onClose={() => setAsksRevert(false)}
        />
      )}
    </SidePanel>
  );
}
