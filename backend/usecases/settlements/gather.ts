import { createHash } from 'node:crypto';
import type { Reader } from '#db/connection/handles.ts';
import { listRecordsInQuestion } from '#db/repositories/conflicts.ts';
import { listRosterByFair } from '#db/repositories/participations.ts';
import { listSchemes } from '#db/repositories/schemes.ts';
import { listStations } from '#db/repositories/stations.ts';
import { listVouchersByFair } from '#db/repositories/vouchers.ts';
import type { SettlementDraft } from '#shared/contract/settlements.ts';
import type { Center, Scheme } from '#shared/domain/centers/center.ts';
import type { Voucher } from '#shared/domain/costs/cost-item.ts';
import type { Fair } from '#shared/domain/fairs/fair.ts';
import type { EventCostProgram } from '#shared/domain/schemes/scheme.ts';
import { approvalBlockers, isEffectiveOn } from '#shared/domain/settlements/approval.ts';
import type { EventCostFacts } from '#shared/domain/settlements/event-cost.ts';
import { chooseProgram } from '#shared/domain/settlements/program-choice.ts';
import { settleEventCost } from '#shared/domain/settlements/settle-event-cost.ts';
import { canonicalSettlementText, type SettlementSnapshot } from '#shared/domain/settlements/snapshot.ts';
import { type Station, stationsOfOrganizer } from '#shared/domain/stations/station.ts';
import { isLocalUnit } from '#shared/domain/units/local-unit.ts';
import type { Participation, Unit } from '#shared/domain/units/unit.ts';

interface Records {
  readonly center: Center;
  readonly fair: Fair;
  readonly roster: readonly { readonly participation: Participation; readonly unit: Unit }[];
  /** In force only. */
  readonly vouchers: readonly Voucher[];
  /** The stations there are, for whose fee the organizer may be paid already (dossier A22). */
  readonly stations: readonly Station[];
}

/**
 * The settlement of a fair on the facts of this moment: gathers records, computes under every scheme that may apply, stores nothing.
 *
 * @param alreadySettledBy the program of a settlement in force, if there is one
 */
export async function draftSettlement(
  db: Reader,
  center: Center,
  fair: Fair,
  alreadySettledBy: EventCostProgram | undefined,
): Promise<SettlementDraft> {
  const enabled = (await listSchemes(db)).filter((scheme) => scheme.enabled);
  const applicable = enabled.filter((scheme) => isEffectiveOn(scheme, fair.startsOn));
  const vouchersInQuestion = await listRecordsInQuestion(db, 'voucher');
  const itemsInQuestion = await listRecordsInQuestion(db, 'cost_item');
  const unitsInQuestion = await listRecordsInQuestion(db, 'unit');
  const rosterInQuestion = await listRecordsInQuestion(db, 'participation');
  const vouchers = await listVouchersByFair(db, fair.id);
  const roster = await listRosterByFair(db, fair.id);
  const isInQuestion = ({ id, items }: Voucher) => vouchersInQuestion.has(id) || items.some((item) => itemsInQuestion.has(item.id));
  const isUnitInQuestion = ({ participation, unit }: Records['roster'][number]) =>
    rosterInQuestion.has(participation.id) || unitsInQuestion.has(unit.id);
  const questions = vouchers.filter(isInQuestion).length + roster.filter(isUnitInQuestion).length;
  const records: Records = {
    center,
    fair,
    roster: roster.filter((line) => !isUnitInQuestion(line)),
    vouchers: vouchers.filter((voucher) => voucher.voidReason === undefined && !isInQuestion(voucher)),
    stations: await listStations(db),
  };
  const choice = chooseProgram({ candidates: applicable.map((scheme) => scheme.program), chosen: fair.chosenProgram, alreadySettledBy });
  const facts = factsOf(records);
  const candidates = applicable.map((scheme) => ({ scheme, settlement: settleEventCost(facts(scheme.program), scheme) }));
  const chosen = candidates.find(({ scheme }) => scheme.program === choice.program);
  const snapshot = chosen && snapshotOf(records, chosen.scheme, chosen.settlement, candidates);
  return {
    fairId: fair.id,
    choice,
    candidates: candidates.map(({ scheme, settlement }) => ({ program: scheme.program, settlement })),
    settlement: chosen?.settlement,
    blockers: [
      ...approvalBlockers(facts(choice.program ?? 'huaian-3-event-cost'), enabled, choice, chosen?.settlement),
      ...(questions > 0 ? [{ type: 'InQuestion' as const, records: questions }] : []),
    ],
    contentHash: snapshot ? contentHash(snapshot) : '',
    snapshot,
  };
}

/** SHA-256 over the canonical text of the snapshot: what the QR code carries and the seal proves. */
export function contentHash(snapshot: SettlementSnapshot): string {
  return createHash('sha256').update(canonicalSettlementText(snapshot)).digest('hex');
}

/** Local means the home city for huaian-3 and the home district for jiangmen-6 (policy conventions, readingsOfInputs). */
function factsOf({ center, fair, roster, vouchers, stations }: Records): (program: EventCostProgram) => EventCostFacts {
  return (program) => ({
    fair: {
      id: fair.id,
      status: fair.status,
      format: fair.format,
      home: center.homeDivision,
      venue: fair.venueDivision,
      startsOn: fair.startsOn,
      endsOn: fair.endsOn,
      organizerKind: fair.organizerKind,
      hasAgreement: fair.agreementNumber !== undefined,
      crossBorderApproved: fair.crossBorderApproval !== undefined,
      organizerRunsStationThere: stationsOfOrganizer(fair, stations).length > 0,
    },
    roster: roster.map(({ participation, unit }) => ({
      unitId: unit.id,
      kind: unit.kind,
      local: localOf(participation, unit, center, program),
      attendance: participation.attendance,
      presence: participation.presence,
    })),
    costs: vouchers.flatMap((voucher) =>
      voucher.items.map((item) => ({
        id: item.id,
        category: item.category,
        amount: item.amount,
        payer: voucher.payer,
        unitId: item.unitId,
        approved: item.approval !== undefined,
        serviceDate: item.serviceDate,
      })),
    ),
  });
}

function localOf(participation: Participation, unit: Unit, center: Center, program: EventCostProgram): boolean | undefined {
  const area = program === 'jiangmen-6-event-cost' ? 'district' : 'city';
  return participation.localOverride ?? isLocalUnit(unit.divisionCode, center.homeDivision, area);
}

function snapshotOf(
  { center, fair, roster, vouchers }: Records,
  scheme: Scheme,
  settlement: SettlementSnapshot['settlement'],
  candidates: readonly { readonly scheme: Scheme; readonly settlement: SettlementSnapshot['settlement'] }[],
): SettlementSnapshot {
  const { id: _id, enabled: _enabled, ...terms } = scheme;
  const {
    status: _status,
    theme: _theme,
    tourId: _tour,
    stationId: _station,
    capacity: _capacity,
    note: _note,
    cancelReason: _reason,
    chosenProgram: _chosen,
    ...described
  } = fair;
  return {
    version: 1,
    center,
    scheme: terms,
    fair: described,
    roster: roster.map(({ participation, unit }) => ({
      unitId: unit.id,
      name: unit.name,
      creditCode: unit.creditCode,
      kind: unit.kind,
      divisionCode: unit.divisionCode,
      attendance: participation.attendance,
      presence: participation.presence,
      local: localOf(participation, unit, center, scheme.program),
      localNote: participation.localNote,
    })),
    vouchers: vouchers.map(({ number, voucherDate, payee, payer, items, attachments }) => ({
      number,
      voucherDate,
      payee,
      payer,
      items,
      attachments: attachments.map((attachment) => attachment.sha256),
    })),
    settlement,
    otherPrograms: candidates
      .filter((candidate) => candidate.scheme.program !== scheme.program)
      .map((candidate) => ({ program: candidate.scheme.program, payable: candidate.settlement.payable })),
  };
}
