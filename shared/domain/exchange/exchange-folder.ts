import type { Instant } from '#shared/kernel/instant.ts';

/** Where the 交换文件夹 is and how one gets in. */
export interface FolderAccess {
  /** A directory of this machine or its network, as a whole path, or an https address. */
  readonly place: string;
  readonly userName?: string | undefined;
  readonly password?: string | undefined;
  /** SHA-256 of the one certificate that is taken although no authority known to the system signed it. */
  readonly fingerprint?: string | undefined;
}

/** 交换文件夹 as a person may see it: without the password. */
export interface FolderSetting {
  readonly place: string;
  readonly userName: string | undefined;
  readonly hasPassword: boolean;
  readonly fingerprint: string | undefined;
}

/** A file that lies in the folder; the version changes with its content. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: number;
  /** Empty where the folder tells none. */
  readonly version: string;
}

/** A file in the folder that is for this database and has not been taken in. */
export interface NewFile extends FolderFile {
  readonly kind: 'package' | 'receipt';
  readonly from: string;
  readonly number: number;
  readonly madeAt: Instant;
  /** Taken in before and taken back: only a person decides whether once more. */
  readonly isReverted: boolean;
}

export interface FolderListing {
  /** By sender and number. */
  readonly files: readonly NewFile[];
  /** For this database, and here already. */
  readonly known: number;
  /** Not for this database. */
  readonly others: number;
  /** No package, or of a name or size that is not taken. */
  readonly unusable: number;
}

/** Larger ones are left where they are: the limits of a package come to less. */
export const LARGEST_FOLDER_FILE = 2 * 1024 * 1024 * 1024;

const LONGEST_NAME = 200;

/** Whether a name may be that of a package: a mere name, never a path, and nothing that moves a cursor. */
export function isFolderFileName(name: string): boolean {
  return /^[^./\\:*?"<>|\p{C}][^/\\:*?"<>|\p{C}]*\.fdx$/u.test(name) && name.length <= LONGEST_NAME;
}

/** `https://…`, and whatever else begins as an address; a drive letter does not. */
export function isServerAddress(place: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(place.trim());
}

/** In eight groups, so that two people can read it to each other. */
export function fingerprintWords(fingerprint: string): string {
  return (fingerprint.toUpperCase().match(/.{8}/g) ?? []).join(' ');
}
