import { uuidv7 } from 'uuidv7';
import type { Id } from '#shared/kernel/ids.ts';
import type { IdsDep } from '../ports/ids.ts';

export const uuidIds: IdsDep['ids'] = { next: <Kind extends string>() => uuidv7() as Id<Kind> };
