import { z } from 'zod';
import type { DeskId, FairId, OperatorId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Desk, PairingAttempt } from '../domain/desks/desk.ts';
import type { LocalAddress } from '../domain/desks/local-address.ts';
import type { PairingCode } from '../domain/desks/pairing-code.ts';
import { command, commandStamp, idOf, line, query, reason, typed } from './base.ts';

/** 签到台联网: where the desks reach this program, while it is switched on. */
export interface Listening {
  readonly address: string;
  readonly port: number;
  /** `https://192.168.1.5:7443/` */
  readonly pageAddress: string;
  /** SHA-256 of the certificate in hex, as Node writes it: with colons. */
  readonly fingerprint: string;
  readonly certificateEndsAt: Instant;
}

export interface DeskNetworkState {
  /** undefined: switched off, and nobody but this machine reaches the program. */
  readonly listening: Listening | undefined;
  /** Of this machine, without those of the open internet. */
  readonly addresses: readonly LocalAddress[];
  /** Wrong pairing codes of the last day, latest first. */
  readonly wrongCodes: readonly PairingAttempt[];
}

/** A desk as the administrator sees it. */
export interface DeskLine {
  readonly id: DeskId;
  readonly name: string;
  readonly fair: { readonly id: FairId; readonly number: string; readonly title: string } | undefined;
  readonly operatorId: OperatorId;
  readonly operatorName: string;
  readonly paired: { readonly at: Instant; readonly by: string } | undefined;
  readonly lastSeenAt: Instant | undefined;
  readonly revoked: Desk['revoked'];
}

export interface PairingOffer {
  readonly code: PairingCode;
  /** With the code in its fragment. */
  readonly address: string;
  readonly expiresAt: Instant;
}

/** 1024 and more: below them a system may ask for rights that an office program should not have. 0: whichever is free. */
const port = z
  .number()
  .int()
  .min(0)
  .max(65_535)
  .refine((n) => n === 0 || n >= 1024);

const onDesk = { command: commandStamp, id: idOf<'Desk'>() };

export const newDesk = z.object({ name: line(20), fairId: idOf<'Fair'>().optional(), deskOperatorId: idOf<'Operator'>() });

export const desksContract = {
  network: query.output(typed<DeskNetworkState>()),
  switchOn: command.input(z.object({ command: commandStamp, address: z.ipv4(), port })).output(typed<DeskNetworkState>()),
  switchOff: command.input(z.object({ command: commandStamp })).output(typed<DeskNetworkState>()),
  list: query.output(typed<readonly DeskLine[]>()),
  add: command.input(newDesk.extend({ command: commandStamp })).output(typed<DeskLine>()),
  rename: command.input(z.object({ ...onDesk, name: line(20) })).output(typed<DeskLine>()),
  /** A new code for the desk; the one before no longer counts. Kept in memory alone, so a repeat makes another. */
  makeCode: command.input(z.object(onDesk)).output(typed<PairingOffer>()),
  revoke: command.input(z.object({ ...onDesk, reason })).output(typed<DeskLine>()),
};
