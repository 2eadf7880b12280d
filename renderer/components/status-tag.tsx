import { Tag } from 'antd';
import type { FairStatus } from '#shared/domain/fairs/fair.ts';
import type { Zone } from '#shared/domain/fairs/zone.ts';
import { zoneName } from '#shared/domain/fairs/zone-words.ts';
import type { Attendance } from '#shared/domain/units/unit.ts';
import { ATTENDANCE_NAMES, FAIR_STATUS_NAMES } from '#shared/domain/words/names.ts';

/** 草稿 grey, 已批 green, 作废 red and struck through: the same everywhere, and always beside the word. */
export function SettlementTag({ state }: { readonly state: 'draft' | 'approved' | 'void' }) {
  if (state === 'draft') return <Tag>草稿</Tag>;
  if (state === 'approved') return <Tag color="green">已批</Tag>;
  return (
    <Tag color="red" className="struck">
      作废
    </Tag>
  );
}

const FAIR_COLORS: Readonly<Record<FairStatus, string>> = { planned: 'blue', held: 'green', cancelled: 'red' };

export function FairStatusTag({ status }: { readonly status: FairStatus }) {
  return (
    <Tag color={FAIR_COLORS[status]} {...(status === 'cancelled' ? { className: 'struck' } : {})}>
      {FAIR_STATUS_NAMES[status]}
    </Tag>
  );
}

const ATTENDANCE_COLORS: Readonly<Record<Attendance, string>> = {
  pending: 'orange',
  attended: 'green',
  cancelled: 'red',
  noShow: 'volcano',
  represented: 'purple',
};

export function AttendanceTag({ attendance }: { readonly attendance: Attendance }) {
  return <Tag color={ATTENDANCE_COLORS[attendance]}>{ATTENDANCE_NAMES[attendance]}</Tag>;
}

export function ZoneTag({ zone }: { readonly zone: Zone }) {
  return zone === 'unresolved' ? <Tag color="orange">{zoneName(zone)}</Tag> : <Tag>{zoneName(zone)}</Tag>;
}
