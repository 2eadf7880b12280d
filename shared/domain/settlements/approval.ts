import { assertNever } from '#shared/kernel/assert-never.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import { zoneOfVenue } from '../fairs/zone-of-venue.ts';
import type { EventCostScheme } from '../schemes/scheme.ts';
import { UNIT_KINDS } from '../units/unit.ts';
import { findAttendance } from './attendance.ts';
import type { EventCostFacts, EventCostSettlement } from './event-cost.ts';
import type { ProgramChoice } from './program-choice.ts';

/** Why a settlement cannot be approved yet; each names what must be done first. */
export type ApprovalBlocker =
  | { readonly type: 'FairNotHeld' }
  | { readonly type: 'VenueUnresolved' }
  | { readonly type: 'CrossBorderNotApproved' }
  | { readonly type: 'NoScheme' }
  | {
      readonly type: 'SchemeNotEffective';
      readonly from: CalendarDate;
      readonly to: CalendarDate | undefined;
      readonly fairDate: CalendarDate;
    }
  | { readonly type: 'ChoiceRequired' }
  | { readonly type: 'AlreadySettled' }
  | { readonly type: 'AttendancePending'; readonly units: number }
  | { readonly type: 'LocalUnknown'; readonly units: number }
  | { readonly type: 'NothingPayable' }
  /** 待裁定: money or identity in which a station and the center differ; it is left out until it is decided. */
  | { readonly type: 'InQuestion'; readonly records: number };

/**
 * Everything that stands in the way, not only the first: the clerk sees the whole list. What the records themselves lack is said
 * even while no program is chosen.
 *
 * @param schemes the enabled schemes, effective or not
 * @param settlement the result under the chosen program; undefined while none is chosen
 */
export function approvalBlockers(
  facts: EventCostFacts,
  schemes: readonly EventCostScheme[],
  choice: ProgramChoice,
  settlement: EventCostSettlement | undefined,
): readonly ApprovalBlocker[] {
  const blockers: ApprovalBlocker[] = [];
  if (facts.fair.status !== 'held') blockers.push({ type: 'FairNotHeld' });
  if (zoneOfVenue(facts.fair).zone === 'unresolved') blockers.push({ type: 'VenueUnresolved' });
  if (settlement?.flags.includes('crossBorderNeedsApproval')) blockers.push({ type: 'CrossBorderNotApproved' });
  if (schemes.length === 0) blockers.push({ type: 'NoScheme' });
  else if (choice.candidates.length === 0) {
    for (const { effectiveFrom: from, effectiveTo: to } of schemes) {
      blockers.push({ type: 'SchemeNotEffective', from, to, fairDate: facts.fair.startsOn });
    }
  }
  if (choice.flags.includes('choiceRequired')) blockers.push({ type: 'ChoiceRequired' });
  if (choice.flags.includes('alreadySettled')) blockers.push({ type: 'AlreadySettled' });
  const pending = findAttendance(facts.roster, UNIT_KINDS).units.filter((unit) => unit.exclusion === 'pending').length;
  if (pending > 0) blockers.push({ type: 'AttendancePending', units: pending });
  const unknown = (settlement?.units ?? []).filter((unit) => unit.exclusion === 'localUnknown').length;
  if (unknown > 0) blockers.push({ type: 'LocalUnknown', units: unknown });
  if (settlement && settlement.payable === 0 && blockers.length === 0) blockers.push({ type: 'NothingPayable' });
  return blockers;
}

/** A scheme settles the fairs that begin inside its period, both days included (dossier A24, B31). */
export function isEffectiveOn(scheme: EventCostScheme, date: CalendarDate): boolean {
  return scheme.effectiveFrom <= date && (scheme.effectiveTo === undefined || date <= scheme.effectiveTo);
}

export function blockerSentence(blocker: ApprovalBlocker): string {
  switch (blocker.type) {
    case 'FairNotHeld':
      return '招聘会尚未标记为已举办';
    case 'VenueUnresolved':
      return '举办地未填到市（县），地域类别待定';
    case 'CrossBorderNotApproved':
      return '港澳台及境外活动尚未登记批准文号';
    case 'NoScheme':
      return '没有启用的政策方案，请在政策库中启用';
    case 'SchemeNotEffective':
      return `政策方案的施行期（${blocker.from} 至 ${blocker.to ?? '长期'}）不含举办日期 ${blocker.fairDate}`;
    case 'ChoiceRequired':
      return '多项政策同时适用，请先选定一项';
    case 'AlreadySettled':
      return '本场活动已经结算';
    case 'AttendancePending':
      return `有 ${blocker.units} 家单位的到会情况待确认`;
    case 'LocalUnknown':
      return `有 ${blocker.units} 家单位的所在地待确认`;
    case 'NothingPayable':
      return '核定金额为零，无须结算';
    case 'InQuestion':
      return `有 ${blocker.records} 条记录与站点数据冲突，裁定前不计入，请先在“数据交接”中裁定`;
    default:
      return assertNever(blocker);
  }
}
