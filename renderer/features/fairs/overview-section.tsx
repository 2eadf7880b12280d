import { Alert, App, Button, Descriptions } from 'antd';
import { useState } from 'react';
import type { FairOverview } from '#shared/contract/fairs.ts';
import { divisionPath } from '#shared/domain/divisions/divisions.ts';
import { stationFeeSentence } from '#shared/domain/stations/station.ts';
import { FAIR_FORMAT_NAMES, FAIR_KIND_NAMES, ORGANIZER_KIND_NAMES } from '#shared/domain/words/names.ts';
import { formatChinaTime, type Instant } from '#shared/kernel/instant.ts';
import { formatYuan } from '#shared/kernel/money.ts';
import { ZoneTag } from '../../components/status-tag.tsx';
import { client } from '../../lib/client.ts';
import { useCommand } from '../../lib/command.ts';
import { FairForm, type FairValues } from './fair-form.tsx';

/** 概况: the registration, read or edited, and the zone with its reason. */
export function OverviewSection({ overview }: { readonly overview: FairOverview }) {
  const { fair } = overview;
  const { message } = App.useApp();
  const [isEditing, setEditing] = useState(false);
  const update = useCommand(client.fairs.update, () => {
    setEditing(false);
    void message.success('已保存');
  });
  if (isEditing) {
    return (
      <div className="sheet form-narrow">
        <FairForm
          initial={valuesOf(overview)}
          submit="保存"
          running={update.isPending}
          error={update.error}
          onSubmit={(details) => update.mutate({ id: fair.id, details })}
          onCancel={() => setEditing(false)}
        />
      </div>
    );
  }
  const canEdit = fair.status !== 'cancelled' && !overview.settlement;
  return (
    <div className="sheet">
      <Descriptions
        size="small"
        column={2}
        bordered
        title="登记信息"
        extra={
          canEdit ? (
            <Button onClick={() => setEditing(true)}>修改</Button>
          ) : (
            <span className="muted">{overview.settlement ? '已核定结算，作废结算后方可修改' : '已取消，恢复后方可修改'}</span>
          )
        }
        items={[
          { label: '场次编号', children: fair.number },
          { label: '活动名称', children: fair.title },
          { label: '类型', children: FAIR_KIND_NAMES[fair.kind] },
          { label: '举办形式', children: FAIR_FORMAT_NAMES[fair.format] },
          { label: '举办日期', children: fair.startsOn === fair.endsOn ? fair.startsOn : `${fair.startsOn} 至 ${fair.endsOn}` },
          { label: '专项活动', children: fair.theme ?? '—' },
          {
            label: '行政区划',
            children: fair.venueDivision === undefined ? '—' : `${divisionPath(fair.venueDivision) ?? ''}（${fair.venueDivision}）`,
          },
          { label: '举办地点', children: fair.venueName === '' ? '—' : fair.venueName },
          {
            label: '地域类别',
            span: 2,
            children: (
              <>
                <ZoneTag zone={overview.zone} />
                {overview.zoneReason}
              </>
            ),
          },
          { label: '组织单位', children: fair.organizerName },
          { label: '组织单位性质', children: ORGANIZER_KIND_NAMES[fair.organizerKind] },
          { label: '合作协议', children: fair.agreementNumber ?? '—' },
          { label: '所属巡回', children: overview.tour?.name ?? '—' },
          ...(fair.crossBorderApproval === undefined ? [] : [{ label: '境外批准文号', children: fair.crossBorderApproval }]),
          { label: '参会单位', children: `${overview.units} 家，到会 ${overview.attended} 家，待确认 ${overview.pending} 家` },
          { label: '支出凭证', children: `${overview.vouchers} 张，合计 ${formatYuan(overview.cost)} 元` },
          { label: '承办站', children: overview.station ? stationLink(overview.station) : '中心' },
          { label: '报名容量', children: fair.capacity === undefined ? '—' : `${fair.capacity} 人` },
          { label: '备注', span: 2, children: fair.note ?? '—' },
        ]}
      />
      {overview.organizerStations.length > 0 && (
        <Alert type="warning" showIcon style={{ marginTop: 12 }} title={stationFeeSentence(overview.organizerStations)} />
      )}
      {overview.lastChange && (
        <p className="muted" style={{ margin: '12px 0 0' }}>
          最近修改：{overview.lastChange.by}，{formatChinaTime(overview.lastChange.at as Instant)}
        </p>
      )}
    </div>
  );
}

function stationLink({ id, code, name }: NonNullable<FairOverview['station']>) {
  return (
    <a href={`#/stations/${id}/overview`}>
      {code} {name}
    </a>
  );
}

function valuesOf({ fair }: FairOverview): FairValues {
  const { id: _id, number: _number, status: _status, cancelReason: _reason, chosenProgram: _chosen, ...details } = fair;
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
