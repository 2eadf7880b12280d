import { test } from 'vitest';
import { expectEqualRecounts } from './recounted.ts';

test('statistics of 100 random fairs equal an independent recount, and every figure opens its list', () => expectEqualRecounts(100));
