import { Button } from 'antd';
import { useState } from 'react';
import type { JobSeekerLine, MergeLine } from '#shared/contract/job-seekers.ts';
import { maskDocument } from '#shared/domain/people/masking.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';

const nameOf = ({ name, documentTail }: JobSeekerLine) =>
  `${name}（${documentTail === undefined ? '无证件' : maskDocument(documentTail)}）`;

/** 合并记录: which records were found to be this person, and 撤销合并. */
export function MergeSection({ merges }: { readonly merges: readonly MergeLine[] }) {
  const [undoing, setUndoing] = useState<MergeLine>();
  const close = () => setUndoing(undefined);
  const unmerge = useCommand(client.jobSeekers.unmerge, close);
  const columns: readonly Column<MergeLine>[] = [
    { key: 'at', title: '时间', width: 140, least: 132, always: true, render: (merge) => formatChinaTime(merge.at) },
    { key: 'by', title: '经办人', width: 80, least: 64, yields: true, render: (merge) => merge.by },
    { key: 'merged', title: '并入的登记', width: 230, least: 150, render: ({ merged }) => nameOf(merged) },
    { key: 'into', title: '保留的登记', width: 230, least: 150, render: ({ into }) => nameOf(into) },
    { key: 'reason', title: '原因', width: 180, least: 90, yields: true, render: ({ reason }) => <span title={reason}>{reason}</span> },
    {
      key: 'undone',
      title: '撤销',
      width: 240,
      least: 120,
      always: true,
      render: (merge) =>
        merge.undone ? (
          <span className="muted">
            {formatChinaTime(merge.undone.at)} {merge.undone.by}：{merge.undone.reason}
          </span>
        ) : (
          <Button size="small" danger onClick={() => setUndoing(merge)}>
            撤销合并
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        name="person-merges"
        columns={columns}
        rows={merges}
        rowKey={(merge) => merge.id}
        empty={<p>没有合并过其他登记。发现重复时点“合并登记”。</p>}
      />
      {undoing && (
        <ReasonDialog
          title="撤销合并"
          about={`将撤销“${nameOf(undoing.merged)}”并入“${nameOf(undoing.into)}”。两条登记恢复各自的报名和登记轨迹。`}
          confirm="撤销合并"
          running={unmerge.isPending}
          error={unmerge.error}
          onConfirm={(reason) => unmerge.mutate({ id: undoing.id, reason })}
          onClose={close}
        />
      )}
    </>
  );
}
