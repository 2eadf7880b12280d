import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangePeerId, StationId } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { ExchangePeer } from './exchange-peer.ts';
import type { MissingPackages } from './missing-packages.ts';

/** 交接状态 of this database. */
export interface ExchangeStatus {
  /** center: nothing above it. station: limited to its work. branch: a center of its own below another. */
  readonly role: 'center' | 'station' | 'branch';
  readonly above: AboveStatus | undefined;
  readonly openConflicts: number;
  readonly waitingPackages: number;
}

/** 未交接: what the center above does not have yet. */
export interface AboveStatus {
  readonly peerId: ExchangePeerId;
  readonly centerName: string;
  readonly stationId: StationId;
  readonly stationName: string;
  readonly stationCode: string;
  readonly unsentRows: number;
  /** When the oldest of them was written. */
  readonly unsentSince: Instant | undefined;
  readonly lastPackage: { readonly number: number; readonly madeAt: Instant } | undefined;
  /** The last package that the center is known to have. */
  readonly acknowledged: number;
  readonly lastReceipt: number;
  readonly dueOn: CalendarDate;
  readonly isLate: boolean;
  readonly expiresOn: CalendarDate;
  readonly agreed: ExchangePeer['agreed'];
  readonly disagreedAt: Instant | undefined;
}

/** 站点值守: a copy of a station with what is known of its packages. */
export interface CopyLine {
  readonly peer: ExchangePeer;
  readonly stationCode: string;
  readonly stationName: string;
  readonly hostDivision: string;
  readonly lastPackage: { readonly number: number; readonly madeAt: Instant; readonly takenAt: Instant } | undefined;
  /** Hours over the due moment; 0 when it is not late. */
  readonly hoursLate: number;
  readonly openConflicts: number;
}

export interface StartedCopy {
  readonly packageId: string;
  readonly fileName: string;
  /** 启动口令: shown once; told by telephone, never sent with the file. */
  readonly secret: string;
  readonly rows: number;
}

export interface MadePackage {
  readonly packageId: string;
  readonly fileName: string;
  readonly number: number;
  readonly rows: number;
  readonly attachments: number;
  /** Files that are gone from this laptop; the package goes without them. */
  readonly missing: readonly string[];
  readonly bytes: number;
}

export interface MadeReceipt {
  readonly packageId: string;
  readonly fileName: string;
  readonly number: number;
  readonly rows: number;
  /** The last package of the station that it acknowledges. */
  readonly taken: number;
}

/** A file that was brought. */
export interface Uploaded {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
  /** All of it is there. */
  readonly complete: boolean;
}

/** 等待: a package before which another one is missing. */
export interface WaitingPackage {
  readonly uploadId: string;
  readonly fileName: string;
  readonly from: string;
  readonly number: number;
  readonly madeAt: Instant;
  /** undefined: the one right before it waits too. */
  readonly missing: MissingPackages | undefined;
}

/** Hours after the last package until the next one is due, by the rhythm of the station. */
export function hoursLate(lastAt: Instant, everyDays: number, now: Instant): number {
  const late = (Date.parse(now) - Date.parse(lastAt)) / 3_600_000 - everyDays * 24;
  return Math.max(0, Math.floor(late));
}
