import { err, ok, type Result } from '#shared/kernel/result.ts';

/** A case of a policy file: `goldenCases` name a program, `ruleCases` a rule. */
export type PolicyCase =
  | {
      readonly kind: 'golden';
      readonly id: string;
      readonly title: string;
      readonly program: string;
      readonly input: unknown;
      readonly expected: unknown;
    }
  | {
      readonly kind: 'rule';
      readonly id: string;
      readonly title: string;
      readonly rule: string;
      readonly input: unknown;
      readonly expected: unknown;
    };

export type PolicyCasesFault =
  | { readonly type: 'NotJson'; readonly detail: string }
  | { readonly type: 'NoCases' }
  | { readonly type: 'CaseMalformed'; readonly list: 'goldenCases' | 'ruleCases'; readonly index: number; readonly field: string };

/** Reads `goldenCases` and `ruleCases` of a policy file; either may be absent, not both. */
export function readPolicyCases(text: string): Result<readonly PolicyCase[], PolicyCasesFault> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (thrown) {
    return err({ type: 'NotJson', detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  if (!isRecord(file) || (!Array.isArray(file.goldenCases) && !Array.isArray(file.ruleCases))) return err({ type: 'NoCases' });
  const cases: PolicyCase[] = [];
  for (const list of ['goldenCases', 'ruleCases'] as const) {
    const entries: unknown = file[list] ?? [];
    if (!Array.isArray(entries)) return err({ type: 'CaseMalformed', list, index: 0, field: list });
    for (const [index, entry] of entries.entries()) {
      const read = readCase(list, entry);
      if (typeof read === 'string') return err({ type: 'CaseMalformed', list, index, field: read });
      cases.push(read);
    }
  }
  return ok(cases);
}

/** @returns the case, or the name of the field that is missing or of the wrong kind */
function readCase(list: 'goldenCases' | 'ruleCases', entry: unknown): PolicyCase | string {
  if (!isRecord(entry)) return 'case';
  if (typeof entry.id !== 'string') return 'id';
  if (!('input' in entry)) return 'input';
  if (!('expected' in entry)) return 'expected';
  const { id, input, expected } = entry;
  const title = typeof entry.title === 'string' ? entry.title : typeof entry.derivation === 'string' ? entry.derivation : '';
  if (list === 'goldenCases') {
    return typeof entry.program === 'string' ? { kind: 'golden', id, title, program: entry.program, input, expected } : 'program';
  }
  return typeof entry.rule === 'string' ? { kind: 'rule', id, title, rule: entry.rule, input, expected } : 'rule';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
