import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { provinceName } from '#shared/domain/divisions/divisions.ts';
import type { AgreementState } from '#shared/domain/stations/agreement.ts';
import { STATION_KINDS, type StationKind } from '#shared/domain/stations/station.ts';
import { AGREEMENT_STATE_NAMES, STATION_KIND_NAMES, STATION_STATE_NAMES } from '#shared/domain/words/names.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { Failure } from '../../../components/failure.tsx';
import { type Chip, FilterChips } from '../../../components/filter-chips.tsx';
import { Page } from '../../../components/page.tsx';
import { type Behind, BehindDialog } from '../../../features/stations/behind-dialog.tsx';
import { ProvinceOverview } from '../../../features/stations/province-overview.tsx';
import { stationColumns } from '../../../features/stations/station-columns.tsx';
import { StationLedgerButtons } from '../../../features/stations/station-ledger-buttons.tsx';
import { fromOf } from '../../../features/stations/station-overview.tsx';
import { optionsOf } from '../../../lib/options.ts';
import { orpc } from '../../../lib/orpc.ts';
import { setYear, useYear } from '../../../lib/year.ts';

const VIEWS = [
  { value: 'list', label: '站点' },
  { value: 'provinces', label: '分省概览' },
];
const STATES = ['active', 'closed'] as const;
const AGREEMENTS = ['running', 'ending', 'ended', 'none'] as const;

/** 驻外站: the stations with the figures of the year, and what they come to by province. */
export function StationListPage() {
  const navigate = useNavigate();
  const year = useYear();
  const [view, setView] = useState('list');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<StationKind>();
  const [state, setState] = useState<(typeof STATES)[number]>();
  const [agreement, setAgreement] = useState<AgreementState>();
  const [province, setProvince] = useState<string>();
  const [behind, setBehind] = useState<Behind>();
  const wanted = text.trim();
  const filter = {
    ...(year === undefined ? {} : { year }),
    ...(wanted === '' ? {} : { text: wanted }),
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(agreement ? { agreement } : {}),
    ...(province === undefined ? {} : { province }),
  };
  const list = useQuery(orpc.stations.list.queryOptions({ input: filter, placeholderData: (before) => before }));
  const chips: Chip[] = [
    ...(year === undefined ? [] : [{ label: `${year} 年`, onClear: () => setYear(undefined) }]),
    ...(kind ? [{ label: STATION_KIND_NAMES[kind], onClear: () => setKind(undefined) }] : []),
    ...(province === undefined ? [] : [{ label: provinceName(province) ?? province, onClear: () => setProvince(undefined) }]),
    ...(state ? [{ label: STATION_STATE_NAMES[state], onClear: () => setState(undefined) }] : []),
    ...(agreement ? [{ label: `协议${AGREEMENT_STATE_NAMES[agreement]}`, onClear: () => setAgreement(undefined) }] : []),
    ...(wanted === '' ? [] : [{ label: `“${wanted}”`, onClear: () => setText('') }]),
  ];
  const open = (stationId: string) => void navigate({ to: '/stations/$stationId/$section', params: { stationId, section: 'overview' } });
  const to = list.data?.cutOff ?? '';
  const create = list.data && !list.data.here && (
    <Button type="primary" onClick={() => void navigate({ to: '/stations/new' })}>
      登记驻外站
    </Button>
  );
  return (
    <Page
      title="驻外站"
      actions={
        <>
          <StationLedgerButtons filter={filter} />
          {create}
        </>
      }
    >
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      <div className="work-bar">
        <Segmented options={VIEWS} value={view} onChange={setView} />
      </div>
      {view === 'provinces' && list.data ? (
        <ProvinceOverview
          list={list.data}
          onProvince={(chosen) => {
            setProvince(chosen);
            setView('list');
          }}
          onFigure={(figure, whose, inProvince) =>
            setBehind({ figure, whose, ...(inProvince === undefined ? {} : { province: inProvince }), ...fromOf(year), to })
          }
        />
      ) : (
        <DataTable
          name="stations"
          columns={stationColumns(({ station }, figure) =>
            setBehind({ figure, whose: station.name, stationId: station.id, ...fromOf(year), to }),
          )}
          rows={list.data?.stations}
          rowKey={({ station }) => station.id}
          onOpen={({ station }) => open(station.id)}
          rowClassName={({ station }) => (station.closed ? 'muted' : '')}
          bar={
            <>
              <Input.Search
                allowClear
                aria-label="查找驻外站"
                placeholder="编号、名称、驻地或合作单位"
                style={{ width: '16em' }}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
              <Select
                aria-label="类型"
                allowClear
                placeholder="类型"
                style={{ width: '10em' }}
                value={kind ?? null}
                options={optionsOf(STATION_KINDS, STATION_KIND_NAMES)}
                onChange={(value) => setKind(value ?? undefined)}
              />
              <Select
                aria-label="协议"
                allowClear
                placeholder="协议"
                style={{ width: '8em' }}
                value={agreement ?? null}
                options={optionsOf(AGREEMENTS, AGREEMENT_STATE_NAMES)}
                onChange={(value) => setAgreement(value ?? undefined)}
              />
              <Select
                aria-label="状态"
                allowClear
                placeholder="状态"
                style={{ width: '8em' }}
                value={state ?? null}
                options={optionsOf(STATES, STATION_STATE_NAMES)}
                onChange={(value) => setState(value ?? undefined)}
              />
              <FilterChips chips={chips} />
            </>
          }
          {...(list.data
            ? {
                sums: [
                  { label: '招聘会', value: `${list.data.total.fairs} 场` },
                  { label: '输送', value: `${list.data.total.delivered} 人` },
                  { label: '录用', value: `${list.data.total.hired} 人` },
                ],
              }
            : {})}
          empty={
            chips.some(({ label }) => label !== `${year} 年`) ? (
              <p>没有符合筛选条件的站点，可清除筛选后再看。</p>
            ) : (
              <>
                <p>还没有驻外站。登记劳务协作站、招工站或合作基地后，输送、工作记录和月报都从这里办理。</p>
                {create}
              </>
            )
          }
        />
      )}
      {behind && <BehindDialog behind={behind} onClose={() => setBehind(undefined)} />}
    </Page>
  );
}
