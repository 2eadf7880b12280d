import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import type { DeskId, OperatorId } from '#shared/kernel/ids.ts';
import type { Fair } from '../domain/fairs/fair.ts';
import { command, commandStamp, query, typed } from './base.ts';
import { deskContract } from './desk.ts';

/** 本台: who this desk is and where it may check people in. */
export interface DeskHome {
  readonly id: DeskId;
  readonly name: string;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly fairs: readonly Pick<Fair, 'id' | 'number' | 'title'>[];
}

/** Random, made by the desk, so that a pairing whose answer was lost can be sent again. */
const deskToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * All that a desk on the local network may call. The acts of check-in are those of the contract and bear their names, so that one page
 * works at either; whoever calls anything else is turned away.
 */
export const deskSideContract = {
  deskSide: {
    /** The one call that needs no token. */
    pair: command
      .input(z.object({ commandId: commandStamp.shape.id, code: z.string().max(40), token: deskToken }))
      .output(typed<DeskHome>()),
    home: query.output(typed<DeskHome>()),
  },
  desk: {
    scan: deskContract.scan,
    choose: deskContract.choose,
    walkIn: deskContract.walkIn,
    undo: deskContract.undo,
    status: deskContract.status,
  },
};

export type DeskSideClient = ContractRouterClient<typeof deskSideContract>;
