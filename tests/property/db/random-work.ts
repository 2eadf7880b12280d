import fc from 'fast-check';
import type { Database } from '#db/connection/open-database.ts';
import { runCommand } from '#db/log/run-command.ts';
import { insertAttachment } from '#db/repositories/attachments.ts';
import { saveCenter } from '#db/repositories/centers.ts';
import { saveColumnMapping } from '#db/repositories/column-mappings.ts';
import { takeNextNumber } from '#db/repositories/counters.ts';
import { insertFair, updateFair } from '#db/repositories/fairs.ts';
import { insertImportBatch, markImportBatchUndone } from '#db/repositories/import-batches.ts';
import { insertOperator, setOperatorActive } from '#db/repositories/operators.ts';
import { insertParticipations, removeParticipations, setAttendance } from '#db/repositories/participations.ts';
import { insertPrint, nextCopyNumber } from '#db/repositories/prints.ts';
import { saveScheme } from '#db/repositories/schemes.ts';
import { saveSetting } from '#db/repositories/settings.ts';
import { insertSettlement, voidSettlement } from '#db/repositories/settlements.ts';
import { insertTour, renameTour } from '#db/repositories/tours.ts';
import { insertUnits, updateUnit } from '#db/repositories/units.ts';
import { attachToVoucher, detachFromVoucher, insertVoucher, updateVoucher, voidVoucher } from '#db/repositories/vouchers.ts';
import type { Operator } from '#shared/domain/centers/center.ts';
import type { Attachment, Voucher } from '#shared/domain/costs/cost-item.ts';
import type { Fair, Tour } from '#shared/domain/fairs/fair.ts';
import { ATTENDANCES, type Participation, type Unit } from '#shared/domain/units/unit.ts';
import type { ImportBatchId, SettlementId } from '#shared/kernel/ids.ts';
import { instantFromMillis } from '#shared/kernel/instant.ts';
import { fen } from '#shared/kernel/money.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { TEST_NOW, testId } from '../../support/database.ts';
import {
  aCostItem,
  aFair,
  anAttachment,
  anImportBatch,
  anOperator,
  aParticipation,
  aScheme,
  aSettlement,
  aUnit,
  aVoucher,
} from '../../support/records.ts';
import { emptyFairDays, FAIR_DAY_STEPS, type FairDays, takeFairDayStep } from './random-fair-day.ts';

/** What a step may do; `pick` chooses among the records there are, `text` and `amount` are what is written. */
export interface Step {
  readonly kind: (typeof STEPS)[number];
  readonly pick: number;
  readonly text: string;
  readonly amount: number;
  /** The command writes and is then refused: nothing of it may stay. */
  readonly refused: boolean;
  /** Milliseconds by which the wall clock moves before the step; it may be set back. */
  readonly clock: number;
}

const STEPS = [
  'center',
  'operator',
  'retire',
  'scheme',
  'setting',
  'mapping',
  'tour',
  'renameTour',
  'fair',
  'editFair',
  'units',
  'editUnit',
  'roster',
  'attendance',
  'removeUnit',
  'voucher',
  'editVoucher',
  'voidVoucher',
  'attach',
  'detach',
  'settle',
  'voidSettlement',
  'print',
  'import',
  'undoImport',
  ...FAIR_DAY_STEPS,
] as const;

const text = fc.oneof(
  fc.constantFrom('春风行动', 'A\'B"C', '𠮷野家', '%_\\', '\u0000x', '淮安'),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);

export const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...STEPS),
  pick: fc.nat({ max: 1000 }),
  text,
  amount: fc.oneof(fc.nat({ max: 1_000_000 }), fc.constantFrom(0, Number.MAX_SAFE_INTEGER)),
  refused: fc.nat({ max: 9 }).map((n) => n === 0),
  clock: fc.oneof({ weight: 8, arbitrary: fc.nat({ max: 5000 }) }, { weight: 1, arbitrary: fc.integer({ min: -86_400_000, max: 0 }) }),
});

/** What the steps so far have put in, so that later ones can work on it. */
interface World {
  readonly fairs: Fair[];
  readonly units: Unit[];
  readonly participations: Participation[];
  readonly vouchers: Voucher[];
  readonly voided: Set<string>;
  readonly attachments: Attachment[];
  readonly settlements: Map<string, SettlementId>;
  readonly tours: Tour[];
  readonly operators: Operator[];
  readonly batches: ImportBatchId[];
  readonly fairDays: FairDays;
  millis: number;
}

/** Works through the steps on a database, each a command of its own. */
export async function work(db: Database, steps: readonly Step[]): Promise<void> {
  const world: World = {
    fairs: [],
    units: [],
    participations: [],
    vouchers: [],
    voided: new Set(),
    attachments: [],
    settlements: new Map(),
    tours: [],
    operators: [],
    batches: [],
    fairDays: emptyFairDays(),
    millis: Date.parse(TEST_NOW),
  };
  for (const step of steps) await takeStep(db, world, step);
}

async function takeStep(db: Database, world: World, step: Step): Promise<void> {
  world.millis += step.clock;
  const at = instantFromMillis(world.millis);
  const command = { id: testId<'Command'>(), name: step.kind, actor: 'operator', at };
  const of = <T>(list: readonly T[]): T | undefined => list[step.pick % Math.max(1, list.length)];
  let remember = () => {};
  await runCommand(db, command, async (trx) => {
    const fair = of(world.fairs);
    const unit = of(world.units);
    const voucher = of(world.vouchers);
    const participation = of(world.participations);
    switch (step.kind) {
      case 'center':
        await saveCenter(trx, { name: step.text, homeDivision: '320800', sample: step.pick % 2 === 0 });
        break;
      case 'operator': {
        const operator = anOperator();
        await insertOperator(trx, operator);
        remember = () => world.operators.push(operator);
        break;
      }
      case 'retire': {
        const operator = of(world.operators);
        if (operator) await setOperatorActive(trx, operator.id, step.amount % 2 === 0);
        break;
      }
      case 'scheme':
        await saveScheme(trx, aScheme({ id: SCHEME_ID, outOfProvinceRate: fen(step.amount), documentNumber: step.text }));
        break;
      case 'setting':
        await saveSetting(trx, `key${step.pick % 3}`, { text: step.text, amount: step.amount });
        break;
      case 'mapping':
        await saveColumnMapping(trx, 'roster', `signature${step.pick % 3}`, { name: step.text });
        break;
      case 'tour': {
        const tour = { id: testId<'Tour'>(), name: step.text };
        await insertTour(trx, tour);
        remember = () => world.tours.push(tour);
        break;
      }
      case 'renameTour': {
        const tour = of(world.tours);
        if (tour) await renameTour(trx, tour.id, step.text);
        break;
      }
      case 'fair': {
        const made = aFair({ number: await takeNextNumber(trx, 'fair', 2026), title: step.text, tourId: of(world.tours)?.id });
        await insertFair(trx, made);
        remember = () => world.fairs.push(made);
        break;
      }
      case 'editFair':
        if (fair) await updateFair(trx, { ...fair, title: step.text, note: step.amount % 2 === 0 ? step.text : undefined });
        break;
      case 'units': {
        const made = Array.from({ length: (step.pick % 7) + 1 }, () => aUnit({ name: step.text }));
        await insertUnits(trx, made);
        remember = () => world.units.push(...made);
        break;
      }
      case 'editUnit':
        if (unit) await updateUnit(trx, { ...unit, name: step.text, phone: step.amount % 2 === 0 ? undefined : step.text });
        break;
      case 'roster': {
        if (!fair) break;
        const there = new Set(world.participations.filter((known) => known.fairId === fair.id).map((known) => known.unitId));
        const made = world.units
          .filter((known) => !there.has(known.id))
          .map((known) => aParticipation(fair.id, known.id, { remark: step.text }));
        await insertParticipations(trx, made);
        remember = () => world.participations.push(...made);
        break;
      }
      case 'attendance': {
        const some = world.participations.filter((_, index) => index % 3 === step.pick % 3).map((known) => known.id);
        await setAttendance(trx, some, ATTENDANCES[step.amount % ATTENDANCES.length] ?? 'pending');
        break;
      }
      case 'removeUnit':
        if (!participation || world.fairDays.heldParticipations.has(participation.id)) break;
        await removeParticipations(trx, [participation.id], step.text);
        remember = () => world.participations.splice(world.participations.indexOf(participation), 1);
        break;
      case 'voucher': {
        if (!fair) break;
        const items = [aCostItem({ amount: fen(step.amount), unitId: unit?.id }), aCostItem({ note: step.text })];
        const made = aVoucher(fair.id, { payee: step.text, items });
        await insertVoucher(trx, made);
        remember = () => world.vouchers.push(made);
        break;
      }
      case 'editVoucher':
        if (voucher && !world.voided.has(voucher.id)) {
          const [first, second] = voucher.items;
          const items = [aCostItem({ note: step.text }), step.amount % 2 === 0 ? first : second].filter((item) => item !== undefined);
          await updateVoucher(trx, { ...voucher, payee: step.text, items });
          remember = () => world.vouchers.splice(world.vouchers.indexOf(voucher), 1, { ...voucher, items });
        }
        break;
      case 'voidVoucher':
        if (!voucher) break;
        await voidVoucher(trx, voucher.id, step.text);
        remember = () => world.voided.add(voucher.id);
        break;
      case 'attach': {
        if (!voucher) break;
        const made = anAttachment({ fileName: step.text });
        await insertAttachment(trx, made);
        await attachToVoucher(trx, voucher.id, made.id);
        remember = () => world.attachments.push(made);
        break;
      }
      case 'detach': {
        const attachment = of(world.attachments);
        if (voucher && attachment) await detachFromVoucher(trx, voucher.id, attachment.id, step.text);
        break;
      }
      case 'settle': {
        if (!fair || world.settlements.has(fair.id)) break;
        const made = aSettlement(fair.id, { number: await takeNextNumber(trx, 'settlement', 2026), snapshot: JSON.stringify(step) });
        await insertSettlement(trx, made);
        remember = () => world.settlements.set(fair.id, made.id);
        break;
      }
      case 'voidSettlement': {
        const id = fair && world.settlements.get(fair.id);
        if (!id) break;
        await voidSettlement(trx, id, { reason: step.text, by: '张三', at });
        remember = () => world.settlements.delete(fair.id);
        break;
      }
      case 'print': {
        const settlementId = of([...world.settlements.values()]);
        if (!settlementId) break;
        const copyNumber = await nextCopyNumber(trx, settlementId);
        await insertPrint(trx, { id: testId<'Print'>(), settlementId, copyNumber, printedBy: step.text, printedAt: at });
        break;
      }
      case 'import': {
        if (!fair) break;
        const batch = anImportBatch(fair.id, { fileName: step.text });
        await insertImportBatch(trx, batch);
        remember = () => world.batches.push(batch.id);
        break;
      }
      case 'undoImport': {
        const id = of(world.batches);
        if (id) await markImportBatchUndone(trx, id, step.text, at);
        break;
      }
      default: {
        const { kind, text, amount } = step;
        remember = await takeFairDayStep(trx, world.fairDays, { kind, text, amount, at, fair, unit, participation, of });
      }
    }
    return step.refused ? err({ type: 'Refused' as const }) : ok();
  });
  if (!step.refused) remember();
}

const SCHEME_ID = testId<'Scheme'>();
