import { type Reader, type Writer, writerOf } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { inTransaction } from '#db/connection/transaction.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { openLogCursor } from './log-cursor.ts';
import type { Stream } from './streams.ts';

/** A command is complete before it is sent: its id, its actor and its moment are the caller's. */
export interface Command {
  readonly id: CommandId;
  /** What it does, in the words of the contract: `fairs.create`. */
  readonly name: string;
  /** 经办人: the name as it shall stand on records and sheets. */
  readonly actor: string;
  readonly at: Instant;
  /** See `WriteContext`. */
  readonly stream?: Stream;
}

/**
 * Runs a command in one transaction: business rows, their operations and the outcome are kept together or not at all.
 *
 * A command whose id was already applied changes nothing and returns the outcome of then. An error result changes
 * nothing and is not remembered, so a command may be sent again once its reason is gone.
 *
 * @param work gets the only handle that can write; its success value must survive JSON
 */
export async function runCommand<T, E>(
  db: Database,
  command: Command,
  work: (trx: Writer) => Promise<Result<T, E>>,
): Promise<Result<T, E | StorageError>> {
  return inTransaction(db.kysely, async (trx): Promise<Result<T, E>> => {
    const earlier = await findOutcome<T>(trx, command);
    if (earlier) return ok(earlier.value);

    const log = await openLogCursor(trx, db.nodeId, { ...command, commandId: command.id });
    const outcome = await work(writerOf(trx, log));
    if (!outcome.ok) return outcome;

    await log.finish();
    const { id, name, actor, at } = command;
    await trx
      .insertInto('command')
      .values({ id, name, actor, at, outcome: JSON.stringify({ value: outcome.value }) })
      .execute();
    return outcome;
  });
}

/**
 * What came of a command that was applied before.
 *
 * @throws when it was another command
 */
export async function findOutcome<T>(
  db: Pick<Reader, 'selectFrom'>,
  { id, name }: Pick<Command, 'id' | 'name'>,
): Promise<{ readonly value: T } | undefined> {
  const earlier = await db.selectFrom('command').select(['name', 'outcome']).where('id', '=', id).executeTakeFirst();
  if (!earlier) return undefined;
  if (earlier.name !== name) throw new Error(`Command ${id} was ${earlier.name} and comes again as ${name}`);
  return JSON.parse(earlier.outcome) as { value: T };
}
