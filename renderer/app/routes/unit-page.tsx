import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import type { UnitHistory } from '#shared/contract/units.ts';
import { countNoShows } from '#shared/domain/arrivals/no-shows.ts';
import { UNIT_KIND_NAMES } from '#shared/domain/words/names.ts';
import type { UnitId } from '#shared/kernel/ids.ts';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Loaded } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { AttendanceTag } from '../../components/status-tag.tsx';
import { orpc } from '../../lib/orpc.ts';

type Line = UnitHistory['participations'][number];

const COLUMNS: readonly Column<Line>[] = [
  { key: 'startsOn', title: '日期', width: 110, render: (line) => line.startsOn, compare: (a, b) => (a.startsOn < b.startsOn ? -1 : 1) },
  { key: 'number', title: '场次编号', width: 110, render: (line) => line.fairNumber },
  { key: 'title', title: '招聘会', width: 420, least: 200, always: true, render: (line) => line.fairTitle },
  { key: 'attendance', title: '到会情况', width: 120, render: (line) => <AttendanceTag attendance={line.attendance} /> },
];

/** One unit and every fair it was on the roster of. */
export function UnitPage() {
  const navigate = useNavigate();
  const { unitId } = useParams({ strict: false });
  const unit = useQuery(orpc.units.get.queryOptions({ input: { id: unitId as UnitId } }));
  return (
    <Page title={unit.data?.unit.name ?? '参会单位'} trail={[{ title: '参会单位', href: '/units' }]}>
      <Loaded query={unit}>
        {(history) => (
          <>
            <Descriptions
              className="sheet"
              size="small"
              column={3}
              items={[
                { label: '统一社会信用代码', children: history.unit.creditCode },
                { label: '性质', children: UNIT_KIND_NAMES[history.unit.kind] },
                { label: '所在地', children: history.divisionName ?? '—' },
                { label: '行业', children: history.unit.industry ?? '—' },
                { label: '联系人', children: history.unit.contact ?? '—' },
                { label: '电话', children: history.unit.phone ?? '—' },
                { label: '未到会', children: noShowSentence(history) },
              ]}
            />
            <DataTable
              name="unit-fairs"
              columns={COLUMNS}
              rows={history.participations}
              rowKey={(line) => line.fairId}
              onOpen={(line) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: line.fairId, section: 'roster' } })}
              empty={<p>这家单位还没有参加过招聘会。</p>}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function noShowSentence({ participations }: UnitHistory): string {
  const { total, inARow, last } = countNoShows(participations);
  if (!last) return '无';
  return `累计 ${total} 次，最近连续 ${inARow} 次（最近一次 ${last.startsOn}）`;
}
