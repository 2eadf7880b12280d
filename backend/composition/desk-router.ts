import { implement } from '@orpc/server';
import { deskSideContract } from '#shared/contract/desk-side.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { Desk } from '#shared/domain/desks/desk.ts';
import type { Result } from '#shared/kernel/result.ts';
import { pairDesk, readHome } from '../usecases/desks/admit-desk.ts';
import { chooseAtDesk, readStatusAtDesk, scanAtDesk, undoAtDesk, walkInAtDesk } from '../usecases/desks/at-desk.ts';
import type { Session } from './session.ts';

/** What the host found out about a call before it lets it in. */
interface DeskCall {
  readonly session: Session;
  /** undefined only for the pairing itself. */
  readonly desk: Desk | undefined;
  /** Address of the device. */
  readonly from: string;
}

interface Refusing {
  readonly REFUSED: (options: { data: Refusal }) => Error;
}

/** Every procedure of the desk's side, bound to its use-case. There is no other way from the network to the database. */
export function createDeskRouter() {
  const os = implement(deskSideContract).$context<DeskCall>();

  function asDesk<Input, Output>(usecase: (session: Session, desk: Desk, input: Input) => Promise<Result<Output, Refusal>>) {
    return async ({ context, input, errors }: { context: DeskCall; input: Input; errors: Refusing }): Promise<Output> => {
      if (!context.desk) throw new Error('A call of the desk side came in without its desk');
      const outcome = await usecase(context.session, context.desk, input);
      if (!outcome.ok) throw errors.REFUSED({ data: outcome.error });
      return outcome.value;
    };
  }

  return os.router({
    deskSide: {
      pair: os.deskSide.pair.handler(async ({ context, input, errors }) => {
        const paired = await pairDesk(context.session, input, context.from);
        if (!paired.ok) throw errors.REFUSED({ data: paired.error });
        return paired.value;
      }),
      home: os.deskSide.home.handler(asDesk(readHome)),
    },
    desk: {
      scan: os.desk.scan.handler(asDesk(scanAtDesk)),
      choose: os.desk.choose.handler(asDesk(chooseAtDesk)),
      walkIn: os.desk.walkIn.handler(asDesk(walkInAtDesk)),
      undo: os.desk.undo.handler(asDesk(undoAtDesk)),
      status: os.desk.status.handler(asDesk(readStatusAtDesk)),
    },
  });
}
