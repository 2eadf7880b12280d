import type { Kysely } from 'kysely';
import { writerOf } from '#db/connection/handles.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import type { Schema } from '#db/schema/schema.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { openLogCursor } from './log-cursor.ts';
import { insertRow } from './tracked-write.ts';

export interface Enrolment {
  /** 16 hex digits, random, never used before. */
  readonly nodeId: string;
  readonly at: Instant;
  readonly label: string;
}

export async function findThisNode(kysely: Kysely<Schema>): Promise<string | undefined> {
  const row = await kysely.selectFrom('this_node').select('node_id').executeTakeFirst();
  return row?.node_id;
}

/**
 * Makes this file a new incarnation with its own numbers in the log. Needed on install, on every restore and on
 * every copy: two files that write under one node give two histories the same numbers.
 */
export async function enrolNode(kysely: Kysely<Schema>, enrolment: Enrolment): Promise<Result<undefined, StorageError>> {
  return inTransaction(kysely, async (trx) => {
    const log = await openLogCursor(trx, enrolment.nodeId, { commandId: `enrol-${enrolment.nodeId}`, actor: '', at: enrolment.at });
    await insertRow(writerOf(trx, log), 'node', {
      id: enrolment.nodeId,
      label: enrolment.label,
      sign_pub: null,
      age_recipient: null,
      enrolled_at: enrolment.at,
      revoked_at: null,
    });
    await trx
      .insertInto('this_node')
      .values({ one: 1, node_id: enrolment.nodeId })
      .onConflict((conflict) => conflict.column('one').doUpdateSet({ node_id: enrolment.nodeId }))
      .execute();
    await log.finish();
    return ok();
  });
}
