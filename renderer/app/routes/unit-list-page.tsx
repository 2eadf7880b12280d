import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { UnitLine } from '#shared/contract/units.ts';
import { UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Failure } from '../../components/failure.tsx';
import { NewUnitDialog } from '../../components/new-unit-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../lib/client.ts';
import { orpc } from '../../lib/orpc.ts';
import { saveFile } from '../../lib/save-file.ts';

const PAGE_SIZE = 500;

const COLUMNS: readonly Column<UnitLine>[] = [
  {
    key: 'name',
    title: '单位名称',
    width: 320,
    least: 200,
    always: true,
    render: ({ unit }) => unit.name,
    compare: (a, b) => a.unit.name.localeCompare(b.unit.name, 'zh-CN'),
  },
  { key: 'creditCode', title: '统一社会信用代码', width: 180, render: ({ unit }) => unit.creditCode },
  { key: 'kind', title: '性质', width: 130, least: 90, render: ({ unit }) => UNIT_KIND_NAMES[unit.kind] },
  { key: 'division', title: '所在地', width: 110, least: 80, render: (line) => line.divisionName ?? <span className="muted">未填</span> },
  { key: 'industry', title: '行业', width: 110, least: 70, yields: true, render: ({ unit }) => unit.industry },
  { key: 'contact', title: '联系人', width: 90, extra: true, render: ({ unit }) => unit.contact },
  { key: 'phone', title: '电话', width: 120, extra: true, render: ({ unit }) => unit.phone },
  { key: 'fairs', title: '参会场次', width: 90, align: 'right', render: (line) => line.fairs, compare: (a, b) => a.fairs - b.fairs },
  {
    key: 'attended',
    title: '到会',
    width: 70,
    align: 'right',
    render: (line) => line.attended,
    compare: (a, b) => a.attended - b.attended,
  },
  { key: 'noShows', title: '未到会', width: 80, align: 'right', render: (line) => line.noShows, compare: (a, b) => a.noShows - b.noShows },
];

/** 参会单位: every unit once, however many fairs it came to. */
export function UnitListPage() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isRegistering, setRegistering] = useState(false);
  const openUnit = (unitId: string) => void navigate({ to: '/units/$unitId', params: { unitId } });
  const wanted = text.trim();
  const units = useInfiniteQuery(
    orpc.units.list.infiniteOptions({
      input: (after: string | undefined) => ({
        limit: PAGE_SIZE,
        ...(wanted === '' ? {} : { text: wanted }),
        ...(after === undefined ? {} : { after }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.after,
      placeholderData: (before) => before,
    }),
  );
  const rows = units.data?.pages.flatMap((page) => page.units);
  const total = units.data?.pages[0]?.total ?? 0;
  return (
    <Page
      title="参会单位"
      actions={
        <>
          <Button onClick={() => void client.units.exportList().then(saveFile)}>导出</Button>
          <Button onClick={() => setRegistering(true)}>登记单位</Button>
        </>
      }
    >
      {units.error && <Failure error={units.error} onRetry={() => void units.refetch()} />}
      <DataTable
        name="units"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ unit }) => unit.id}
        onOpen={({ unit }) => openUnit(unit.id)}
        bar={
          <>
            <Input.Search
              allowClear
              aria-label="查找单位"
              placeholder="单位名称或信用代码"
              style={{ width: '20em' }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {units.hasNextPage && (
              <Button size="small" loading={units.isFetchingNextPage} onClick={() => void units.fetchNextPage()}>
                已显示 {rows?.length ?? 0} / {total} 家，继续显示
              </Button>
            )}
          </>
        }
        empty={
          wanted === '' ? (
            <p>还没有参会单位。在招聘会的“单位与展位”中导入名册后，单位自动列入这里。</p>
          ) : (
            <p>没有找到“{wanted}”，请换一个词。</p>
          )
        }
      />
      {isRegistering && <NewUnitDialog onDone={({ id }) => openUnit(id)} onClose={() => setRegistering(false)} />}
    </Page>
  );
}
