import { z } from 'zod';
import type { BoothId, ParticipationId } from '#shared/kernel/ids.ts';
import { NUMBERINGS } from '../domain/booths/area-description.ts';
import type { Booth, BoothArea, BoothPlan } from '../domain/booths/booth.ts';
import { command, commandStamp, idOf, line, optionalLine, query, reason, typed } from './base.ts';

const industries = z.array(line(40)).max(20);

/** 添加展区: a few words that rows and numbers are drawn from. */
export const areaDescription = z.object({
  name: line(20),
  prefix: optionalLine(8),
  rows: z.number().int().min(1).max(50),
  perRow: z.number().int().min(1).max(60),
  firstNumber: z.number().int().min(0).max(9_000),
  numbering: z.enum(NUMBERINGS),
  industries,
});

/** What may be changed of an area; its booths stand on rosters and cards and stay. */
export const areaCorrection = z.object({ name: line(20), industries });

const placement = z.object({ boothId: idOf<'Booth'>(), participationId: idOf<'Participation'>() });

export interface AddedArea {
  readonly area: BoothArea;
  readonly booths: number;
  /** Units whose booth the roster had named already, and who have it now. */
  readonly taken: number;
  /** Two units named one booth: those who came second stand without. */
  readonly conflicts: readonly { readonly number: string; readonly unitName: string }[];
}

/** What was done, in the form in which it is taken back. */
export interface PlacedBooths {
  readonly placements: readonly { readonly boothId: BoothId; readonly participationId: ParticipationId }[];
}

const boothIds = z.array(idOf<'Booth'>()).min(1).max(2_000);

export const boothsContract = {
  plan: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<BoothPlan>()),
  addArea: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), description: areaDescription }))
    .output(typed<AddedArea>()),
  updateArea: command
    .input(z.object({ command: commandStamp, id: idOf<'BoothArea'>(), correction: areaCorrection }))
    .output(typed<BoothArea>()),
  /** Only while no unit stands in it. */
  removeArea: command.input(z.object({ command: commandStamp, id: idOf<'BoothArea'>(), reason })).output(typed<{ booths: number }>()),
  reserve: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), ids: boothIds, reserved: z.boolean() }))
    .output(typed<{ changed: readonly BoothId[] }>()),
  /** All or none: a booth that another unit has meanwhile refuses the whole. */
  place: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), placements: z.array(placement).min(1).max(2_000) }))
    .output(typed<PlacedBooths>()),
  /** 撤销 of `place`, as long as the units still stand where they were placed and have not arrived. */
  withdraw: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), placements: z.array(placement).min(1).max(2_000) }))
    .output(typed<{ withdrawn: number }>()),
  /** 换位: to a free booth, or in exchange with the unit there. Sent with the two turned round it is undone. */
  move: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), from: idOf<'Booth'>(), to: idOf<'Booth'>() }))
    .output(typed<{ from: Booth; to: Booth }>()),
  /** 确认预订 of booths that are held, or with `booked: false` back. */
  book: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), ids: boothIds, booked: z.boolean() }))
    .output(typed<{ changed: readonly BoothId[] }>()),
  release: command
    .input(z.object({ command: commandStamp, fairId: idOf<'Fair'>(), ids: boothIds, reason }))
    .output(typed<{ released: number }>()),
  /** 展位图, A4 landscape. */
  planSheet: query.input(z.object({ fairId: idOf<'Fair'>() })).output(z.file()),
  /** 展位卡 of all units that have a booth, or of these booths, one or two a page. */
  cards: query
    .input(z.object({ fairId: idOf<'Fair'>(), perPage: z.union([z.literal(1), z.literal(2)]), ids: boothIds.optional() }))
    .output(z.file()),
};
