import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import type { Conflict, NamedConflict } from '../domain/exchange/conflict.ts';
import type {
  CopyLine,
  ExchangeStatus,
  MadePackage,
  MadeReceipt,
  StartedCopy,
  Uploaded,
  WaitingPackage,
} from '../domain/exchange/exchange-status.ts';
import type { ListedPackage, MergeNote, PackageIn, PackageOut } from '../domain/exchange/packages.ts';
import type { TrialReport } from '../domain/exchange/trial-report.ts';
import { calendarDateText, command, commandStamp, idOf, line, optionalLine, query, reason, typed } from './base.ts';

/** How long work on a package is at; bytes of the file, rows, attachments, or files of the exchange folder. */
export interface ExchangeProgress {
  readonly step: 'reading' | 'comparing' | 'merging' | 'reverting' | 'rows' | 'attachments' | 'listing' | 'fetching' | 'putting';
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
}

export const packageId = z.string().regex(/^[0-9a-f]{64}$/);
const uploadId = z.string().regex(/^[0-9a-f-]{36}$/);

/** Files travel between page and backend in pieces of at most this many bytes. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** Nobody could work at a station without operators; a center below names its own. */
export function namesOperators({ rights, operatorNames }: { readonly rights: string; readonly operatorNames: readonly string[] }): boolean {
  return rights === 'center' || operatorNames.length > 0;
}

export const exchangeContract = {
  /** What this database is, what is not handed over, who is late, how many conflicts are open. */
  status: query.output(typed<ExchangeStatus>()),
  /** 副本: every copy of every station, newest first within a station. */
  copies: query.output(typed<readonly CopyLine[]>()),
  startCopy: command
    .input(
      z
        .object({
          command: commandStamp,
          stationId: idOf<'Station'>(),
          rights: z.enum(['station', 'center']),
          /** None for a center of its own, which names them itself. */
          operatorNames: z.array(line(20)).max(20),
          expiresOn: calendarDateText,
        })
        .refine(namesOperators),
    )
    .output(typed<StartedCopy>()),
  revokeCopy: command.input(z.object({ command: commandStamp, peerId: idOf<'ExchangePeer'>(), reason })).output(typed<CopyLine>()),
  extendCopy: command
    .input(z.object({ command: commandStamp, peerId: idOf<'ExchangePeer'>(), expiresOn: calendarDateText }))
    .output(typed<CopyLine>()),
  /** 第二保管人: the key is shown once. */
  makeCustodian: command.input(z.object({ command: commandStamp })).output(typed<{ identity: string }>()),

  handOver: command.input(z.object({ command: commandStamp })).output(eventIterator(typed<ExchangeProgress>(), typed<MadePackage>())),
  /** 时钟校准后重新编号. */
  restamp: command.input(z.object({ command: commandStamp })).output(typed<{ rows: number }>()),
  sendReceipt: command.input(z.object({ command: commandStamp, peerId: idOf<'ExchangePeer'>() })).output(typed<MadeReceipt>()),
  packagesOut: query.input(z.object({ peerId: idOf<'ExchangePeer'>() })).output(typed<readonly PackageOut[]>()),
  /** A piece of a package that was made here; made anew when its file is gone. */
  readPiece: query
    .input(z.object({ packageId, offset: z.number().int().min(0) }))
    .output(z.object({ piece: z.file(), total: z.number(), fileName: z.string() })),

  beginUpload: query
    .input(z.object({ fileName: z.string().max(255), bytes: z.number().int().min(1) }))
    .output(typed<{ uploadId: string }>()),
  uploadPiece: query.input(z.object({ uploadId, offset: z.number().int().min(0), piece: z.file() })).output(typed<{ received: number }>()),
  /** Brought and not decided on, and those that wait for one before them. */
  uploads: query.output(typed<{ brought: readonly Uploaded[]; waiting: readonly WaitingPackage[] }>()),
  discardUpload: query.input(z.object({ uploadId })).output(typed<{ uploadId: string }>()),
  /** 预检. */
  tryPackage: query.input(z.object({ uploadId })).output(eventIterator(typed<ExchangeProgress>(), typed<TrialReport>())),
  /** 接收; one before which another is missing is put to wait, and refused with that reason. */
  takeOver: command
    .input(z.object({ command: commandStamp, uploadId }))
    .output(eventIterator(typed<ExchangeProgress>(), typed<{ taken: PackageIn; alsoTaken: readonly PackageIn[] }>())),
  packagesIn: query.output(typed<readonly ListedPackage[]>()),
  packageNotes: query
    .input(z.object({ packageId, after: z.number().int().min(-1), limit: z.number().int().min(1).max(1000) }))
    .output(typed<readonly (MergeNote & { readonly name: string | undefined })[]>()),
  revert: command
    .input(z.object({ command: commandStamp, packageId, reason }))
    .output(eventIterator(typed<ExchangeProgress>(), typed<PackageIn>())),
  /** 继续 a merge or a revert that stopped for want of space. */
  resume: command
    .input(z.object({ command: commandStamp, packageId }))
    .output(eventIterator(typed<ExchangeProgress>(), typed<PackageIn>())),
  /** 合并报告. */
  printReport: query.input(z.object({ packageId })).output(z.file()),

  conflicts: query.input(z.object({ state: z.enum(['open', 'decided']) })).output(typed<readonly NamedConflict[]>()),
  decide: command
    .input(
      z.object({
        command: commandStamp,
        id: idOf<'Conflict'>(),
        choice: z.enum(['ours', 'theirs', 'both']),
        note: reason,
        correctedNumber: optionalLine(60),
      }),
    )
    .output(typed<Conflict>()),
  undoDecision: command.input(z.object({ command: commandStamp, id: idOf<'Conflict'>(), reason })).output(typed<Conflict>()),
};
