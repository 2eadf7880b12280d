import { z } from 'zod';
import type { ScanId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { DocumentFault } from '../domain/people/identity-document.ts';
import type { StandingEntry } from '../domain/signups/decide-scan.ts';
import type { ScanReason, ScanWay, Verdict } from '../domain/signups/signup.ts';
import type { MaskedPerson, SignupEntry } from '../domain/signups/signup-entry.ts';
import type { ScanTallies } from '../domain/signups/tallies.ts';
import { command, commandStamp, idOf, instantText, line, optionalLine, query, reason, typed } from './base.ts';

/** A scan as the desk and the list of the pending show it. */
export interface ScanLine {
  readonly id: ScanId;
  readonly verdict: Verdict;
  readonly reason: ScanReason | undefined;
  readonly way: ScanWay;
  readonly desk: string;
  readonly at: Instant;
  readonly by: string;
  readonly person: MaskedPerson | undefined;
  readonly isUndone: boolean;
}

/** 判定: what the desk says to one scan, and what it needs to say it. */
export interface ScanAnswer {
  readonly line: ScanLine;
  /** The entry that stands already. */
  readonly first: StandingEntry | undefined;
  /** Read twice in one movement: the verdict before it stays on screen. */
  readonly isDoubleRead: boolean;
  /** 其他场次: which. */
  readonly otherFair: { readonly number: string; readonly title: string } | undefined;
  /** 多人相符: who it may be; there may be more than are listed. */
  readonly choices: readonly SignupEntry[];
  /** Why a text that was meant as an ID number is none. */
  readonly fault: DocumentFault | undefined;
  /** The desk's clock runs ahead; the scan was stamped with the backend's. */
  readonly isClockOff: boolean;
}

/** 待处理 */
export interface PendingScan extends ScanLine {
  /** What was scanned, with numbers reduced to their tails. */
  readonly text: string;
  readonly owner: string | undefined;
}

export interface DeskStatus {
  readonly tallies: ScanTallies;
  /** Entries that stand since the full hour. */
  readonly thisHour: number;
  /** Distinct people with an entry that stands. */
  readonly people: number;
  /** The latest scans of all desks, latest first. */
  readonly last: readonly ScanLine[];
}

const atDesk = {
  command: commandStamp,
  fairId: idOf<'Fair'>(),
  /** 签到台. */
  desk: line(20),
  /** When it was scanned, from a desk that delivers later. */
  takenAt: instantText.optional(),
};

/** 现场登记: two fields, 姓名 and 手机 or 证件. */
export const walkInPerson = z.object({ name: line(40), number: line(40) });

const onScan = { command: commandStamp, id: idOf<'Scan'>() };

export const deskContract = {
  scan: command.input(z.object({ ...atDesk, text: z.string().min(1).max(1000) })).output(typed<ScanAnswer>()),
  /** Which of the several it was. */
  choose: command.input(z.object({ ...onScan, signupId: idOf<'Signup'>() })).output(typed<ScanAnswer>()),
  walkIn: command.input(walkInPerson.extend(atDesk)).output(typed<ScanAnswer>()),
  undo: command.input(z.object({ ...onScan, reason })).output(typed<ScanLine>()),
  status: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<DeskStatus>()),
  pending: query.input(z.object({ fairId: idOf<'Fair'>() })).output(typed<readonly PendingScan[]>()),
  /** Whose it was, or that it is nobody's: then it was not let in. */
  decidePending: command.input(z.object({ ...onScan, signupId: idOf<'Signup'>().optional(), note: line(200) })).output(typed<ScanAnswer>()),
  assign: command.input(z.object({ ...onScan, owner: optionalLine(20) })).output(typed<ScanLine>()),
};
