import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { FAIR_STATUSES, type FairStatus } from '#shared/domain/fairs/fair.ts';
import { ZONES, type Zone } from '#shared/domain/fairs/zone.ts';
import { zoneName } from '#shared/domain/fairs/zone-words.ts';
import { FAIR_STATUS_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan, sumMoney, ZERO } from '#shared/kernel/money.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { Failure } from '../../../components/failure.tsx';
import { type Chip, FilterChips } from '../../../components/filter-chips.tsx';
import { Page } from '../../../components/page.tsx';
import { FAIR_COLUMNS } from '../../../features/fairs/fair-columns.tsx';
import { ToursDialog } from '../../../features/fairs/tours-dialog.tsx';
import { client } from '../../../lib/client.ts';
import { orpc } from '../../../lib/orpc.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { setYear, useYear } from '../../../lib/year.ts';

/** 招聘会: the fairs of the year, searched and filtered. */
export function FairListPage() {
  const navigate = useNavigate();
  const year = useYear();
  const [text, setText] = useState('');
  const [zone, setZone] = useState<Zone>();
  const [status, setStatus] = useState<FairStatus>();
  const [showsTours, setShowsTours] = useState(false);
  const wanted = text.trim();
  const filter = {
    ...(year === undefined ? {} : { year }),
    ...(zone ? { zone } : {}),
    ...(status ? { status } : {}),
    ...(wanted === '' ? {} : { text: wanted }),
  };
  const fairs = useQuery(orpc.fairs.list.queryOptions({ input: filter, placeholderData: (before) => before }));
  const rows = fairs.data?.fairs;
  const chips: Chip[] = [
    ...(year === undefined ? [] : [{ label: `${year} 年`, onClear: () => setYear(undefined) }]),
    ...(zone ? [{ label: zoneName(zone), onClear: () => setZone(undefined) }] : []),
    ...(status ? [{ label: FAIR_STATUS_NAMES[status], onClear: () => setStatus(undefined) }] : []),
    ...(wanted === '' ? [] : [{ label: `“${wanted}”`, onClear: () => setText('') }]),
  ];
  return (
    <Page
      title="招聘会"
      actions={
        <>
          <Button onClick={() => setShowsTours(true)}>巡回招聘</Button>
          <Button onClick={() => void client.fairs.exportList(year === undefined ? {} : { year }).then(saveFile)}>导出</Button>
          <Button type="primary" onClick={() => void navigate({ to: '/fairs/new' })}>
            新建招聘会
          </Button>
        </>
      }
    >
      {fairs.error && <Failure error={fairs.error} onRetry={() => void fairs.refetch()} />}
      <DataTable
        name="fairs"
        columns={FAIR_COLUMNS}
        rows={rows}
        rowKey={({ fair }) => fair.id}
        onOpen={({ fair }) => void navigate({ to: '/fairs/$fairId/$section', params: { fairId: fair.id, section: 'overview' } })}
        rowClassName={({ fair }) => (fair.status === 'cancelled' ? 'muted' : '')}
        bar={
          <>
            <Input.Search
              allowClear
              aria-label="查找招聘会"
              placeholder="名称、编号或地点"
              style={{ width: '16em' }}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              aria-label="地域类别"
              allowClear
              placeholder="地域类别"
              style={{ width: '9.5em' }}
              value={zone ?? null}
              options={ZONES.map((one) => ({ value: one, label: zoneName(one) }))}
              onChange={(value) => setZone(value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="状态"
              style={{ width: '8em' }}
              value={status ?? null}
              options={FAIR_STATUSES.map((one) => ({ value: one, label: FAIR_STATUS_NAMES[one] }))}
              onChange={(value) => setStatus(value ?? undefined)}
            />
            <FilterChips chips={chips} />
          </>
        }
        sums={[
          { label: '费用合计', value: `${formatYuan(sumMoney(rows ?? [], (line) => line.cost))} 元` },
          { label: '核定合计', value: `${formatYuan(sumMoney(rows ?? [], (line) => line.settlement?.payable ?? ZERO))} 元` },
        ]}
        empty={
          chips.length > 0 ? (
            <p>没有符合筛选条件的招聘会，可清除筛选后再看。</p>
          ) : (
            <>
              <p>还没有招聘会。先登记一场，再导入参会单位名册、录入支出凭证。</p>
              <Button type="primary" onClick={() => void navigate({ to: '/fairs/new' })}>
                新建招聘会
              </Button>
            </>
          )
        }
      />
      {showsTours && <ToursDialog onClose={() => setShowsTours(false)} />}
    </Page>
  );
}
