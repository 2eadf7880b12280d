import { App, Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { StationPage } from '#shared/contract/stations.ts';
import { agreementPeriod } from '#shared/domain/stations/agreement.ts';
import { STATION_FIGURES } from '#shared/domain/stations/station-figures.ts';
import { STATION_FIGURE_NAMES, STATION_KIND_NAMES, STATION_MODE_NAMES } from '#shared/domain/words/names.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { type Behind, BehindDialog } from './behind-dialog.tsx';
import { StationForm, type StationValues } from './station-form.tsx';
import { AgreementTag } from './station-tags.tsx';
import './stations.css';

/** 概况: the registration, read or edited, and the figures of the year, each opening what it counts. */
export function StationOverview({ page, year }: { readonly page: StationPage; readonly year: number | undefined }) {
  const { station } = page;
  const { message } = App.useApp();
  const [isEditing, setEditing] = useState(false);
  const update = useCommand(client.stations.update, () => {
    setEditing(false);
    void message.success('已保存');
  });
  if (isEditing) {
    return (
      <div className="sheet form-narrow">
        <StationForm
          initial={valuesOf(page)}
          isCodeInUse={page.isCodeInUse}
          submit="保存"
          running={update.isPending}
          error={update.error}
          onSubmit={(details) => update.mutate({ id: station.id, details })}
          onCancel={() => setEditing(false)}
        />
      </div>
    );
  }
  return (
    <>
      <Figures page={page} year={year} />
      <div className="sheet">
        <Descriptions
          size="small"
          column={2}
          bordered
          title="登记信息"
          extra={page.here ? <span className="muted">由中心维护，本站只读</span> : <Button onClick={() => setEditing(true)}>修改</Button>}
          items={[
            { label: '站点编号', children: station.code },
            { label: '站点名称', children: station.name },
            { label: '类型', children: STATION_KIND_NAMES[station.kind] },
            { label: '招工方式', children: station.mode === undefined ? '—' : STATION_MODE_NAMES[station.mode] },
            { label: '驻地', children: `${page.hostPath}（${station.hostDivision}）` },
            { label: '详细地址', children: station.address ?? '—' },
            { label: '合作单位', children: station.partner ?? '—' },
            { label: '协议编号', children: station.agreementNumber ?? '—' },
            {
              label: '协议期限',
              children: (
                <>
                  <AgreementTag state={page.agreement} />
                  {agreementPeriod(station) || '—'}
                </>
              ),
            },
            { label: '启用日期', children: station.inUseOn ?? '—' },
            { label: '运营机构', children: station.operatorName ?? '—' },
            { label: '年度服务费', children: station.yearlyFee === undefined ? '—' : `${formatYuan(station.yearlyFee)} 元` },
            {
              label: '驻站人员',
              span: 2,
              children: station.staff.map(({ name, phone }) => (phone === undefined ? name : `${name} ${phone}`)).join('，') || '—',
            },
            { label: '数据包报送', children: `每 ${station.packageEveryDays} 天` },
            { label: '备注', children: station.note ?? '—' },
            ...(station.closed ? [{ label: '撤站', span: 2, children: `${station.closed.on}，${station.closed.reason}` }] : []),
          ]}
        />
      </div>
    </>
  );
}

function Figures({ page, year }: { readonly page: StationPage; readonly year: number | undefined }) {
  const [open, setOpen] = useState<Behind>();
  const { station, cutOff } = page;
  return (
    <section>
      <h2 className="heading">
        {year === undefined ? '累计' : `${year} 年`}
        <span className="muted station-cut-off">截至 {cutOff}</span>
      </h2>
      <div className="station-figures">
        {STATION_FIGURES.map((figure) => {
          const { name, unit } = STATION_FIGURE_NAMES[figure];
          return (
            <button
              key={figure}
              type="button"
              className="figure"
              onClick={() => setOpen({ figure, whose: station.name, stationId: station.id, ...fromOf(year), to: cutOff })}
            >
              <div className="figure-label">{name}</div>
              <div className="figure-value">
                {page.figures[figure].toLocaleString('zh-CN')} <span className="station-figure-unit">{unit}</span>
              </div>
            </button>
          );
        })}
      </div>
      {open && <BehindDialog behind={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

/** First day of the year's figures. */
export function fromOf(year: number | undefined): { readonly from?: string } {
  return year === undefined ? {} : { from: `${year}-01-01` };
}

function valuesOf({ station }: StationPage): StationValues {
  const { id: _id, closed: _closed, ...details } = station;
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
