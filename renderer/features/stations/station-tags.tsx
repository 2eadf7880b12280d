import { Tag } from 'antd';
import type { AgreementState } from '#shared/domain/stations/agreement.ts';
import type { Station } from '#shared/domain/stations/station.ts';
import { AGREEMENT_STATE_NAMES, STATION_STATE_NAMES } from '#shared/domain/words/names.ts';

export function StationTag({ station: { closed } }: { readonly station: Station }) {
  return closed ? <Tag>{STATION_STATE_NAMES.closed}</Tag> : <Tag color="green">{STATION_STATE_NAMES.active}</Tag>;
}

/** Only what is to be done about: 将到期, 已到期. */
export function AgreementTag({ state }: { readonly state: AgreementState }) {
  if (state === 'ending') return <Tag color="orange">{AGREEMENT_STATE_NAMES.ending}</Tag>;
  return state === 'ended' ? <Tag color="red">{AGREEMENT_STATE_NAMES.ended}</Tag> : null;
}
