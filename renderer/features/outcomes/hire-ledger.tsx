import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { HireLedgerLine } from '#shared/contract/outcomes.ts';
import { contractWords, insuredWords } from '#shared/domain/documents/hire-ledger.ts';
import { OUTCOME_STEP_KINDS, type OutcomeStepKind } from '#shared/domain/outcomes/placement.ts';
import { OUTCOME_STEP_NAMES } from '#shared/domain/words/names.ts';
import type { FairId, JobSeekerId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { UnitSelect } from '../../components/unit-select.tsx';
import { orpc } from '../../lib/orpc.ts';
import { LedgerFileButtons } from './ledger-file-buttons.tsx';
import { personColumns } from './person-columns.tsx';

const PAGE_SIZE = 500;

const COLUMNS: readonly Column<HireLedgerLine>[] = [
  ...personColumns<HireLedgerLine>(({ person }) => person),
  { key: 'unit', title: '用人单位', width: 180, least: 110, render: (line) => line.unitName },
  { key: 'creditCode', title: '统一社会信用代码', width: 175, yields: true, extra: true, render: (line) => line.creditCode },
  { key: 'fair', title: '招聘会', width: 130, least: 84, render: (line) => line.fairTitle ?? '非招聘会' },
  { key: 'job', title: '岗位', width: 90, least: 70, yields: true, extra: true, render: ({ placement }) => placement.jobTitle },
  { key: 'hired', title: '录用', width: 96, least: 92, render: ({ state }) => state.reached.hired },
  { key: 'contract', title: '合同期限', width: 165, least: 100, render: ({ state }) => contractWords(state) },
  { key: 'registered', title: '就业登记', width: 96, least: 92, yields: true, render: ({ state }) => state.registration?.on },
  { key: 'insured', title: '参保月数', width: 84, least: 80, align: 'right', render: ({ state }) => insuredWords(state) },
  {
    key: 'stable',
    title: '稳定月数',
    width: 104,
    least: 98,
    align: 'right',
    render: (line) => line.stableMonths,
    compare: (a, b) => a.stableMonths - b.stableMonths,
  },
  { key: 'proofs', title: '凭证', width: 60, least: 52, yields: true, align: 'right', render: ({ proofs, steps }) => `${proofs}/${steps}` },
];

/** 招聘用工实名台账 by the cut-off day; a line opens the person's outcomes. */
export function HireLedger({
  cutOff,
  year,
  onOpen,
  onEnter,
}: {
  readonly cutOff: string;
  readonly year: number | undefined;
  readonly onOpen: (jobSeekerId: JobSeekerId, name: string) => void;
  /** 会后录入 of a fair. */
  readonly onEnter: (fairId: FairId) => void;
}) {
  const [fairId, setFairId] = useState<FairId>();
  const [unitId, setUnitId] = useState<string>();
  const [step, setStep] = useState<OutcomeStepKind>();
  const fairs = useQuery(orpc.fairs.list.queryOptions({ input: {} }));
  const filter = {
    cutOff,
    ...(year === undefined ? {} : { year }),
    ...(fairId === undefined ? {} : { fairId }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(step === undefined ? {} : { step }),
  };
  const ledger = useInfiniteQuery(
    orpc.outcomes.ledger.infiniteOptions({
      input: (after: string | undefined) => ({ ...filter, limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.after,
      placeholderData: (before) => before,
    }),
  );
  const rows = ledger.data?.pages.flatMap((page) => page.lines);
  const counts = ledger.data?.pages[0];
  const fair = fairs.data?.fairs.find((line) => line.fair.id === fairId)?.fair;
  return (
    <>
      {ledger.error && <Failure error={ledger.error} onRetry={() => void ledger.refetch()} />}
      <DataTable
        name="hire-ledger"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ placement }) => placement.id}
        onOpen={({ person }) => onOpen(person.id as JobSeekerId, person.name)}
        bar={
          <>
            <Select
              aria-label="招聘会"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="全部招聘会"
              style={{ width: '15em' }}
              value={(fairId as string | undefined) ?? null}
              options={(fairs.data?.fairs ?? []).map((line) => ({
                value: line.fair.id as string,
                label: `${line.fair.number} ${line.fair.title}`,
              }))}
              onChange={(value: string | null | undefined) => {
                setFairId((value ?? undefined) as FairId | undefined);
                setUnitId(undefined);
              }}
            />
            <span style={{ width: '15em' }}>
              <UnitSelect fairId={fairId} label="用人单位" {...(unitId === undefined ? {} : { value: unitId })} onChange={setUnitId} />
            </span>
            <Select
              aria-label="步骤"
              allowClear
              placeholder="全部步骤"
              style={{ width: '8em' }}
              value={step ?? null}
              options={OUTCOME_STEP_KINDS.map((value) => ({ value, label: OUTCOME_STEP_NAMES[value] }))}
              onChange={(value) => setStep(value ?? undefined)}
            />
            <FilterChips
              chips={step === undefined ? [] : [{ label: `已${OUTCOME_STEP_NAMES[step]}`, onClear: () => setStep(undefined) }]}
            />
            {fair && <Button onClick={() => onEnter(fair.id)}>会后录入</Button>}
            <LedgerFileButtons filter={filter} />
            {ledger.hasNextPage && (
              <Button size="small" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
                继续显示
              </Button>
            )}
          </>
        }
        sums={[
          { label: '人数', value: `${counts?.people ?? 0} 人` },
          { label: '就业去向', value: `${counts?.placements ?? 0} 条` },
        ]}
        empty={<p>截止日前没有符合条件的记录。招聘会后在“会后录入”成批登记意向和录用，或在求职者页面逐人登记。</p>}
      />
    </>
  );
}
