import type { Writer } from '#db/connection/handles.ts';
import { findCenter, saveCenter } from '#db/repositories/centers.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import { insertFair } from '#db/repositories/fairs.ts';
import { insertOperator } from '#db/repositories/operators.ts';
import { insertParticipations } from '#db/repositories/participations.ts';
import { saveScheme } from '#db/repositories/schemes.ts';
import { insertTour } from '#db/repositories/tours.ts';
import { insertUnits } from '#db/repositories/units.ts';
import { insertVoucher } from '#db/repositories/vouchers.ts';
import sample from '#resources/sample/huaian.json' with { type: 'json' };
import type { centersContract } from '#shared/contract/centers.ts';
import type { Center, Operator } from '#shared/domain/centers/center.ts';
import type { CostCategory, CostPayer } from '#shared/domain/costs/cost-item.ts';
import type { Fair, FairFormat, FairKind, FairStatus } from '#shared/domain/fairs/fair.ts';
import type { EventCostProgram, SchemeMode } from '#shared/domain/schemes/scheme.ts';
import type { Attendance, Presence, Unit, UnitKind } from '#shared/domain/units/unit.ts';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { FairId, TourId, UnitId } from '#shared/kernel/ids.ts';
import { chinaDate } from '#shared/kernel/instant.ts';
import { fen } from '#shared/kernel/money.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { type Answer, changeAs, type DatabaseDep } from '../answer.ts';
import type { InputOf } from '../input-of.ts';
import { sealDraft } from '../settlements/change-settlement.ts';
import { arrivingUnits, loadBooths } from './sample-booths.ts';
import { loadJobs } from './sample-jobs.ts';
import { loadPlacements } from './sample-placements.ts';
import { loadStations } from './sample-stations.ts';
import { loadVisitors } from './sample-visitors.ts';
import { accepted, type DayOf, type SampleWorld, sampleUnit } from './sample-world.ts';

type SampleFair = (typeof sample.fairs)[number];

/**
 * 示例数据: a center in Huai'an with fairs in the city, in the province and outside it, and the people who came to them. Days are counted from today, so that it always
 * has something behind and something ahead. Every sheet printed from it says 示例数据.
 */
export function loadSample(
  deps: DatabaseDep & ClockDep & IdsDep,
  input: InputOf<typeof centersContract.loadSample>,
): Answer<{ center: Center; operator: Operator }> {
  const [firstName = ''] = sample.operators;
  return changeAs(deps, input.commandId, firstName, 'centers.loadSample', async (writer, actor) => {
    if (await findCenter(writer)) return err({ type: 'AlreadySetUp' });
    const today = chinaDate(actor.at);
    const day = (offset: number) => addDays(today, offset);
    const center: Center = { ...sample.center, sample: true };
    await saveCenter(writer, center);
    const operators = sample.operators.map((name): Operator => ({ id: deps.ids.next<'Operator'>(), name, active: true }));
    for (const operator of operators) await insertOperator(writer, operator);
    for (const { day: from, program, mode, inProvinceRate, outOfProvinceRate, ...scheme } of sample.schemes) {
      await saveScheme(writer, {
        ...scheme,
        id: deps.ids.next<'Scheme'>(),
        program: program as EventCostProgram,
        mode: mode as SchemeMode,
        inProvinceRate: fen(inProvinceRate),
        outOfProvinceRate: fen(outOfProvinceRate),
        effectiveFrom: day(from),
        effectiveTo: undefined,
      });
    }
    const tours = new Map<string, TourId>(sample.tours.map((name) => [name, deps.ids.next<'Tour'>()]));
    for (const [name, id] of tours) await insertTour(writer, { id, name });
    const units = sample.units.map(
      (unit): Unit => ({
        ...unit,
        id: deps.db.personal.unitId(unit.creditCode),
        kind: unit.kind as UnitKind,
        importBatchId: undefined,
      }),
    );
    await insertUnits(writer, units);
    const unitIds = units.map((unit) => unit.id);
    const fairs = new Map<string, { readonly id: FairId; readonly startsOn: CalendarDate }>();
    for (const planned of sample.fairs.toSorted((a, b) => a.day - b.day)) {
      const fairId = await insertSampleFair(deps, writer, planned, day, tours);
      await insertRoster(deps, writer, fairId, planned, unitIds);
      await insertVouchers(deps, writer, fairId, planned, unitIds, day);
      if (planned.approve) {
        const sealed = await sealDraft(deps, writer, actor, fairId, undefined);
        accepted(planned.title, sealed);
      }
      fairs.set(planned.title, { id: fairId, startsOn: day(planned.day) });
    }
    const world: SampleWorld = { deps, writer, actor, day, unitIds, fairs };
    await loadJobs(world);
    await loadBooths(world);
    await loadPlacements(world, await loadVisitors(world));
    await loadStations(world);
    const [operator] = operators;
    if (!operator) throw new Error('The sample has no operator');
    return ok({ center, operator });
  });
}

async function insertSampleFair(
  { ids }: IdsDep,
  writer: Writer,
  planned: SampleFair,
  day: DayOf,
  tours: ReadonlyMap<string, TourId>,
): Promise<FairId> {
  const id = ids.next<'Fair'>();
  const startsOn = day(planned.day);
  const fair: Fair = {
    id,
    number: await takeNextNumber(writer, 'fair', Number(startsOn.slice(0, 4))),
    title: planned.title,
    kind: planned.kind as FairKind,
    format: planned.format as FairFormat,
    startsOn,
    endsOn: day(planned.day + planned.days - 1),
    venueName: planned.venueName,
    venueDivision: planned.venueDivision,
    organizerName: sample.organizerName,
    organizerKind: 'publicCenter',
    agreementNumber: undefined,
    crossBorderApproval: undefined,
    theme: planned.theme,
    tourId: planned.tour === undefined ? undefined : tours.get(planned.tour),
    stationId: undefined,
    note: undefined,
    status: planned.status as FairStatus,
    cancelReason: planned.cancelReason,
    capacity: undefined,
    chosenProgram: undefined,
  };
  await insertFair(writer, fair);
  return id;
}

async function insertRoster(
  { db }: DatabaseDep,
  writer: Writer,
  fairId: FairId,
  planned: SampleFair,
  unitIds: readonly UnitId[],
): Promise<void> {
  const arriving = arrivingUnits(planned.title);
  await insertParticipations(
    writer,
    planned.roster.map(({ unit, booth, attendance, presence, jobs, headcount }, index) => ({
      id: db.personal.participationId(fairId, sampleUnit(unitIds, unit)),
      fairId,
      unitId: sampleUnit(unitIds, unit),
      rosterOrder: index + 1,
      booth,
      attendance: arriving.has(unit) ? 'pending' : (attendance as Attendance),
      presence: presence as Presence,
      localOverride: undefined,
      localNote: undefined,
      contact: undefined,
      phone: undefined,
      jobs,
      headcount,
      remark: undefined,
      importBatchId: undefined,
    })),
  );
}

async function insertVouchers(
  { ids }: IdsDep,
  writer: Writer,
  fairId: FairId,
  planned: SampleFair,
  unitIds: readonly UnitId[],
  day: DayOf,
): Promise<void> {
  for (const voucher of planned.vouchers) {
    await insertVoucher(writer, {
      id: ids.next<'Voucher'>(),
      fairId,
      number: voucher.number,
      voucherDate: day(voucher.day),
      payee: voucher.payee,
      payer: voucher.payer as CostPayer,
      note: undefined,
      voidReason: undefined,
      items: voucher.items.map((item) => ({
        id: ids.next<'CostItem'>(),
        category: item.category as CostCategory,
        amount: fen(item.amount),
        serviceDate: day(item.day),
        unitId: 'unit' in item && item.unit !== undefined ? sampleUnit(unitIds, item.unit) : undefined,
        approval: 'approval' in item ? item.approval : undefined,
        note: undefined,
      })),
      attachments: [],
    });
  }
}
