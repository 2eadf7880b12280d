import { instantFromMillis } from '#shared/kernel/instant.ts';
import type { ClockDep } from '../ports/clock.ts';

export const systemClock: ClockDep['clock'] = { now: () => instantFromMillis(Date.now()) };
