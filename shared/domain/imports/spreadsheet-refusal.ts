/** A roster of 10,000 lines has about 1 MB; what is far larger is no roster. */
export const FILE_BYTES_MAX = 50 * 1024 * 1024;

/** Why a file is not taken as a table at all; nothing of it was read in. */
export type SpreadsheetRefusal =
  | { readonly type: 'FileEmpty' }
  | { readonly type: 'FileTooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'NotASpreadsheet' }
  | { readonly type: 'FileEncrypted' }
  | { readonly type: 'FileDamaged'; readonly detail: string }
  /** Unpacked it would be far larger than any roster: made to fill the memory, or not a spreadsheet. */
  | { readonly type: 'UnpacksTooLarge' }
  | { readonly type: 'FormatTooOld'; readonly format: string }
  | { readonly type: 'TextUndecodable' }
  | { readonly type: 'TooManyRows'; readonly limit: number }
  | { readonly type: 'TooManyColumns'; readonly limit: number }
  | { readonly type: 'SheetMissing'; readonly sheetName: string; readonly sheetNames: readonly string[] }
  | { readonly type: 'HeaderMissing'; readonly labels: readonly string[] };
