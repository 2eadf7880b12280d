import { type CalendarDate, daysBetween } from '#shared/kernel/calendar-date.ts';
import type { Station } from './station.ts';

/** 协议状态: none 未填, running 有效, ending 将到期, ended 已到期. */
export type AgreementState = 'none' | 'running' | 'ending' | 'ended';

/** So long before its end an agreement is to be renewed. */
export const AGREEMENT_NOTICE_DAYS = 60;

/** The last day of an agreement is still a day of it. */
export function agreementStateOn({ agreementTo }: Pick<Station, 'agreementTo'>, today: CalendarDate): AgreementState {
  if (agreementTo === undefined) return 'none';
  const left = daysBetween(today, agreementTo);
  if (left < 0) return 'ended';
  return left <= AGREEMENT_NOTICE_DAYS ? 'ending' : 'running';
}

/** `2026-01-01 至 2026-12-31`; 起 or 止 alone where only one is known. */
export function agreementPeriod({ agreementFrom, agreementTo }: Pick<Station, 'agreementFrom' | 'agreementTo'>): string {
  if (agreementFrom === undefined) return agreementTo === undefined ? '' : `至 ${agreementTo}`;
  return agreementTo === undefined ? `${agreementFrom} 起` : `${agreementFrom} 至 ${agreementTo}`;
}
