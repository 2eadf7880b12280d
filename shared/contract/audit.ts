import { z } from 'zod';
import { query, typed } from './base.ts';

/** 操作记录: who, when, what, before and after. */
export interface AuditEntry {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  /** disclosed 查阅: sealed numbers were shown in clear. */
  readonly action: 'created' | 'changed' | 'removed' | 'disclosed';
  readonly table: string;
  readonly recordId: string;
  /** What the record is called: a unit with the fair it came to, a person with the fair, a number. */
  readonly subject: string | undefined;
  /** The reason that was given. */
  readonly why: string | undefined;
  readonly changes: readonly { readonly column: string; readonly before: string | number | null; readonly after: string | number | null }[];
  readonly disclosed: readonly string[];
}

export const auditContract = {
  list: query
    .input(
      z.object({
        recordId: z.string().max(64).optional(),
        before: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(typed<{ entries: readonly AuditEntry[]; next: string | undefined }>()),
};
