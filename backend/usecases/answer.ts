import type { Writer } from '#db/connection/handles.ts';
import type { Database } from '#db/connection/open-database.ts';
import type { StorageError } from '#db/connection/storage-error.ts';
import { runCommand } from '#db/log/run-command.ts';
import { findOperatorById } from '#db/repositories/operators.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { ClockDep } from '../ports/clock.ts';

/** What a use-case gives back: its value, or why it refuses. */
export type Answer<T> = Promise<Result<T, Refusal>>;

export interface DatabaseDep {
  readonly db: Database;
}

/** Who does it, when, under which number. */
export interface Actor {
  readonly name: string;
  readonly at: Instant;
}

/**
 * Runs a change under the number and the person it came with. The same command sent again changes nothing and
 * gets the first outcome; a full or read-only disk is a refusal with nothing kept.
 */
export async function change<T>(
  deps: DatabaseDep & ClockDep,
  stamp: CommandStamp,
  name: string,
  work: (writer: Writer, actor: Actor) => Answer<T>,
): Answer<T> {
  const operator = await findOperatorById(deps.db, stamp.operatorId);
  if (!operator) return err({ type: 'NotFound', what: 'operator', id: stamp.operatorId });
  return changeAs(deps, stamp.id, operator.name, name, work);
}

/** A change that the center above made and that is only repeated here: it is not sent up again. */
export async function changeFromAbove<T>(
  deps: DatabaseDep & ClockDep,
  stamp: CommandStamp,
  name: string,
  work: (writer: Writer) => Answer<T>,
): Answer<T> {
  const operator = await findOperatorById(deps.db, stamp.operatorId);
  if (!operator) return err({ type: 'NotFound', what: 'operator', id: stamp.operatorId });
  const command = { id: stamp.id, name, actor: operator.name, at: deps.clock.now(), stream: 'above' as const };
  const outcome = await runCommand(deps.db, command, work);
  return outcome.ok ? outcome : err(refusalOf(outcome.error));
}

/** A change by somebody who is not on the list of operators yet: the first set-up and adding oneself. */
export async function changeAs<T>(
  deps: DatabaseDep & ClockDep,
  commandId: CommandId,
  actorName: string,
  name: string,
  work: (writer: Writer, actor: Actor) => Answer<T>,
): Answer<T> {
  const at = deps.clock.now();
  const outcome = await runCommand(deps.db, { id: commandId, name, actor: actorName, at }, (writer) =>
    work(writer, { name: actorName, at }),
  );
  return outcome.ok ? outcome : err(refusalOf(outcome.error));
}

/** A failing disk in the words of the contract. */
export function refusalOf(error: Refusal | StorageError): Refusal {
  switch (error.type) {
    case 'DatabaseReadOnly':
      return { type: 'ReadOnly' };
    case 'DatabaseDamaged':
      return { type: 'DiskFailing', detail: error.detail };
    default:
      return error;
  }
}
