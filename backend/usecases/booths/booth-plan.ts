import type { Reader, Writer } from '#db/connection/handles.ts';
import { findBoothPlan, saveBoothUses } from '#db/repositories/booths.ts';
import { listParticipationsByIds, setBoothText } from '#db/repositories/participations.ts';
import { listUnitsByIds } from '#db/repositories/units.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import { type Booth, type BoothPlan, boothText, occupantOf } from '#shared/domain/booths/booth.ts';
import { type BoothStep, type BoothStepFault, nextUse } from '#shared/domain/booths/booth-steps.ts';
import type { BoothId, FairId, ParticipationId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Answer, DatabaseDep } from '../answer.ts';

export async function readBoothPlan(deps: DatabaseDep, input: { fairId: FairId }): Answer<BoothPlan> {
  return ok(await findBoothPlan(deps.db, input.fairId));
}

/** The plan of a fair while a command changes it: steps are taken one by one, then written together. */
export class PlanInHand {
  readonly #writer: Writer;
  readonly #booths: Map<BoothId, Booth>;
  readonly #changed = new Set<BoothId>();
  readonly #touched = new Set<ParticipationId>();

  private constructor(writer: Writer, { booths }: BoothPlan) {
    this.#writer = writer;
    this.#booths = new Map(booths.map((booth) => [booth.id, booth]));
  }

  static async take(writer: Writer, fairId: FairId): Promise<PlanInHand> {
    return new PlanInHand(writer, await findBoothPlan(writer, fairId));
  }

  /** In the order of the plan. */
  get booths(): readonly Booth[] {
    return [...this.#booths.values()];
  }

  boothsOf(participationId: ParticipationId): readonly Booth[] {
    return this.booths.filter((booth) => occupantOf(booth.use) === participationId);
  }

  find(id: BoothId): Result<Booth, Refusal> {
    const booth = this.#booths.get(id);
    return booth ? ok(booth) : err({ type: 'NotFound', what: 'booth', id });
  }

  async step(id: BoothId, step: BoothStep): Promise<Result<Booth, Refusal>> {
    const booth = this.find(id);
    if (!booth.ok) return booth;
    const use = nextUse(booth.value.use, step);
    if (!use.ok) return err(await this.refusalOf(booth.value, use.error));
    return ok(this.put({ ...booth.value, use: use.value }));
  }

  put(booth: Booth): Booth {
    const before = this.#booths.get(booth.id);
    for (const one of [before, booth]) {
      const occupant = one && occupantOf(one.use);
      if (occupant !== undefined) this.#touched.add(occupant);
    }
    this.#booths.set(booth.id, booth);
    this.#changed.add(booth.id);
    return booth;
  }

  /** Writes the booths that changed, and what the roster says of the booths of every unit they concern. */
  async write(): Promise<void> {
    await saveBoothUses(
      this.#writer,
      this.booths.filter((booth) => this.#changed.has(booth.id)),
    );
    for (const id of this.#touched) await setBoothText(this.#writer, id, boothText(this.boothsOf(id)));
  }

  async refusalOf(booth: Booth, fault: BoothStepFault): Promise<Refusal> {
    const { number } = booth;
    if (fault === 'empty') return { type: 'BoothEmpty', number };
    const occupant = occupantOf(booth.use);
    const names = occupant === undefined ? new Map<ParticipationId, string>() : await unitNamesOf(this.#writer, [occupant]);
    const unitName = (occupant && names.get(occupant)) ?? '';
    return { type: fault === 'taken' ? 'BoothTaken' : 'BoothInUse', number, unitName };
  }
}

/** Names of the units behind participations. */
export async function unitNamesOf(db: Reader, ids: readonly ParticipationId[]): Promise<ReadonlyMap<ParticipationId, string>> {
  const participations = await listParticipationsByIds(db, ids);
  const units = new Map(
    (
      await listUnitsByIds(
        db,
        participations.map((participation) => participation.unitId),
      )
    ).map((unit) => [unit.id, unit.name]),
  );
  return new Map(participations.map((participation) => [participation.id, units.get(participation.unitId) ?? '']));
}
