import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPolicyCases } from '#shared/domain/schemes/policy-cases.ts';
import { checkPolicyCases } from '#shared/domain/schemes/policy-pack.ts';

const read = readPolicyCases(readFileSync(new URL('../../../resources/policy/policies.json', import.meta.url), 'utf8'));
if (!read.ok) throw new Error(JSON.stringify(read.error));
const BUILT = ['huaian-3-event-cost', 'jiangmen-6-event-cost', 'event-cost-conflict'];
const eventCost = read.value.filter((policyCase) => policyCase.kind === 'golden' && BUILT.includes(policyCase.program));
const zones = read.value.filter((policyCase) => policyCase.kind === 'rule' && policyCase.rule === 'zone');

describe('the policy pack', () => {
  test('has the event-cost and zone cases that this file checks', () => {
    expect(eventCost.length).toBe(45);
    expect(zones.length).toBe(15);
  });

  test.each(checkPolicyCases([...eventCost, ...zones]).map((result) => [result.id, result.title, result] as const))(
    '%s %s',
    (_id, _title, result) => {
      expect(result.differences).toEqual([]);
    },
  );

  test('a wrong expectation is noticed, one fen off', () => {
    for (const policyCase of eventCost) {
      const expected = policyCase.expected as { payableFen?: number };
      if (expected.payableFen === undefined) continue;
      const [result] = checkPolicyCases([{ ...policyCase, expected: { ...expected, payableFen: expected.payableFen + 1 } }]);
      expect(result?.outcome, policyCase.id).toBe('failed');
    }
  });

  test('a program that is not built fails with its name', () => {
    const [result] = checkPolicyCases([{ kind: 'golden', id: 'X1', title: '', program: 'nowhere-1', input: {}, expected: {} }]);
    expect(result).toMatchObject({ outcome: 'failed', differences: ['program not built: nowhere-1'] });
  });
});

describe('readPolicyCases', () => {
  test.each([
    ['{', 'NotJson'],
    ['{}', 'NoCases'],
    ['{"goldenCases":[{"id":"A","input":{},"expected":{}}]}', 'CaseMalformed'],
  ])('%s is refused as %s', (text, type) => {
    expect(readPolicyCases(text)).toMatchObject({ ok: false, error: { type } });
  });
});
