import { test } from 'vitest';
import { expectEqualRecounts } from '../property/statistics/recounted.ts';

test('statistics of 1,000 random fairs equal an independent recount, and every figure opens its list', () => expectEqualRecounts(1_000));
