import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import type { JobLine } from '#shared/contract/jobs.ts';
import { jobWarningSentence } from '#shared/domain/jobs/job-checks.ts';
import { EDUCATION_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { type Chip, FilterChips } from '../../components/filter-chips.tsx';
import { client } from '../../lib/client.ts';
import { orpc } from '../../lib/orpc.ts';
import { saveFile } from '../../lib/save-file.ts';
import { JobDialog } from './job-dialog.tsx';

const COLUMNS: readonly Column<JobLine>[] = [
  { key: 'unit', title: '单位', width: 230, least: 180, always: true, render: (line) => line.unitName },
  { key: 'booth', title: '展位', width: 64, render: (line) => line.booth },
  {
    key: 'title',
    title: '岗位',
    width: 170,
    least: 120,
    always: true,
    render: ({ job }) => (job.withdrawnReason === undefined ? job.title : <s title={`已撤回：${job.withdrawnReason}`}>{job.title}</s>),
  },
  {
    key: 'headcount',
    title: '人数',
    width: 64,
    align: 'right',
    render: ({ job }) => job.headcount,
    compare: (a, b) => a.job.headcount - b.job.headcount,
  },
  { key: 'wage', title: '月薪（元）', width: 170, least: 130, align: 'right', render: ({ job }) => <Wage job={job} /> },
  { key: 'education', title: '学历', width: 130, least: 84, render: ({ job }) => job.education && EDUCATION_NAMES[job.education] },
  { key: 'place', title: '工作地点', width: 140, least: 90, yields: true, render: ({ job }) => job.place },
  {
    key: 'warnings',
    title: '审查提示',
    width: 260,
    least: 160,
    render: ({ warnings }) =>
      warnings.length > 0 && (
        <span className="warning-words" title={warnings.map(jobWarningSentence).join('\n')}>
          {warnings.length > 1 && `${warnings.length} 条：`}
          {warnings.map(jobWarningSentence).join('；')}
        </span>
      ),
  },
  { key: 'boardLodging', title: '食宿', width: 110, least: 80, yields: true, extra: true, render: ({ job }) => job.boardLodging },
  { key: 'requirements', title: '任职要求', width: 220, least: 100, yields: true, extra: true, render: ({ job }) => job.requirements },
  { key: 'version', title: '版次', width: 60, yields: true, align: 'right', extra: true, render: ({ job }) => job.version },
];

function Wage({ job: { wageFrom, wageTo } }: Pick<JobLine, 'job'>) {
  if (wageFrom === undefined && wageTo === undefined) return <span className="muted">面议</span>;
  const [from, to] = [wageFrom, wageTo].map((wage) => wage !== undefined && formatYuan(wage).replace(/\.00$/, ''));
  return <span className="figures nowrap">{from && to ? (from === to ? from : `${from}–${to}`) : from ? `${from} 起` : `${to} 以内`}</span>;
}

/** 岗位: what the units offer at this fair, with what should be asked of them before it is posted. */
export function JobsSection({ overview, actions }: { readonly overview: FairOverview; readonly actions?: ReactNode }) {
  const { fair } = overview;
  const jobs = useQuery(orpc.jobs.list.queryOptions({ input: { fairId: fair.id } }));
  const [text, setText] = useState('');
  const [onlyWarned, setOnlyWarned] = useState(false);
  const [editing, setEditing] = useState<JobLine | 'new'>();
  const isLocked = fair.status === 'cancelled' || overview.settlement !== undefined;

  const wanted = text.trim();
  const lines = jobs.data?.lines;
  const rows = lines?.filter(
    ({ job, unitName, warnings }) =>
      (!onlyWarned || warnings.length > 0) &&
      (wanted === '' || [unitName, job.title, job.place ?? ''].some((part) => part.includes(wanted))),
  );
  const offered = lines?.filter(({ job }) => job.withdrawnReason === undefined) ?? [];
  const chips: Chip[] = [
    ...(onlyWarned ? [{ label: '有审查提示', onClear: () => setOnlyWarned(false) }] : []),
    ...(wanted === '' ? [] : [{ label: `“${wanted}”`, onClear: () => setText('') }]),
  ];
  const canAdd = !isLocked && (jobs.data?.units.length ?? 0) > 0;

  return (
    <>
      {jobs.error && <Failure error={jobs.error} onRetry={() => void jobs.refetch()} />}
      <DataTable
        name="jobs"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ job }) => job.id}
        onOpen={setEditing}
        bar={
          <>
            {!isLocked && actions}
            {canAdd && <Button onClick={() => setEditing('new')}>添加岗位</Button>}
            <Button onClick={() => void client.jobs.exportList({ fairId: fair.id }).then(saveFile)}>导出</Button>
            <Input.Search
              allowClear
              aria-label="查找岗位"
              placeholder="单位、岗位、地点"
              style={{ width: 190 }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              aria-label="审查提示"
              allowClear
              placeholder="审查提示"
              style={{ width: 130 }}
              value={onlyWarned ? 'warned' : null}
              options={[{ value: 'warned', label: '有审查提示' }]}
              onChange={(value) => setOnlyWarned(value === 'warned')}
            />
            <FilterChips chips={chips} />
          </>
        }
        sums={[
          { label: '岗位', value: `${offered.length} 个` },
          { label: '招聘人数', value: `${offered.reduce((sum, { job }) => sum + job.headcount, 0)} 人` },
          { label: '有审查提示', value: `${offered.filter(({ warnings }) => warnings.length > 0).length} 个` },
        ]}
        empty={
          chips.length > 0 ? (
            <p>没有符合条件的岗位，可清除筛选后再看。</p>
          ) : (
            <p>{canAdd ? '还没有岗位。导入岗位表，或逐个添加。' : '还没有岗位。请先在“名册”中加入单位。'}</p>
          )
        }
      />
      {editing !== undefined && (
        <JobDialog
          line={editing === 'new' ? undefined : editing}
          units={jobs.data?.units ?? []}
          minimumWage={jobs.data?.minimumWage}
          isLocked={isLocked}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
