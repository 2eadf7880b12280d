import { type Booth, type BoothState, occupantOf } from '#shared/domain/booths/booth.ts';
import { BOOTH_STATE_NAMES } from '#shared/domain/words/names.ts';

/** One character behind the number, for a booth has no room for more; the legend says the whole word. */
export const STATE_MARKS: Readonly<Record<BoothState, string>> = { free: '', held: '占', booked: '订', inUse: '到', released: '释' };
export const RESERVED_MARK = '留';

/** 未安排 · 预留, as it is read out. */
export function boothStateWords(booth: Booth): string {
  return booth.reserved ? `${BOOTH_STATE_NAMES[booth.use.state]} · 预留` : BOOTH_STATE_NAMES[booth.use.state];
}

export function markOf(booth: Booth): string {
  return booth.reserved && occupantOf(booth.use) === undefined ? RESERVED_MARK : STATE_MARKS[booth.use.state];
}
