import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { BoothClaimFault } from '../booths/named-booths.ts';
import type { JobWarning } from '../jobs/job-checks.ts';
import type { DocumentFault, Sex } from '../people/identity-document.ts';

/** What a row brings in, where words for it are needed. */
export type ImportedThing = 'unit' | 'person' | 'job';

/** What is wrong with one cell. */
export type CellFault =
  | { readonly type: 'Missing' }
  | { readonly type: 'CreditCodeLength'; readonly length: number }
  | { readonly type: 'CreditCodeAlphabet'; readonly character: string }
  | { readonly type: 'CreditCodeCheckCharacter' }
  | { readonly type: 'DigitsLost' }
  | { readonly type: 'UnknownChoice'; readonly choices: readonly string[] }
  | { readonly type: 'UnknownDivision' }
  | { readonly type: 'AmbiguousDivision'; readonly candidates: readonly string[] }
  | DocumentFault
  | { readonly type: 'DocumentOrPhoneMissing' }
  | { readonly type: 'PhoneInvalid' }
  | { readonly type: 'SexContradictsDocument'; readonly told: Sex }
  | { readonly type: 'BirthDateContradictsDocument'; readonly told: CalendarDate }
  | { readonly type: 'DateUnreadable' }
  | { readonly type: 'DateTooLate'; readonly latest: CalendarDate }
  | { readonly type: 'WageUnreadable' }
  | { readonly type: 'WageRangeUnreadable' }
  | { readonly type: 'WageRangeReversed' }
  | { readonly type: 'WageContradiction' }
  | { readonly type: 'ConsentContradiction' }
  | { readonly type: 'NotAWholeNumber'; readonly least: number; readonly most: number }
  | { readonly type: 'TooLong'; readonly max: number }
  | { readonly type: 'ControlCharacter' }
  | { readonly type: 'FormulaWithoutValue' }
  | { readonly type: 'CellError' }
  | { readonly type: 'DuplicateInFile'; readonly otherRow: number; readonly what: ImportedThing }
  | { readonly type: 'AlreadyAtFair' }
  | { readonly type: 'AlreadySignedUp' }
  | { readonly type: 'UnitUnnamed' }
  | { readonly type: 'UnitNotOnRoster' }
  /** Several units of the roster bear the name; their codes. */
  | { readonly type: 'UnitAmbiguous'; readonly codes: readonly string[] }
  | { readonly type: 'JobAlreadyOffered' }
  /** 未到会 words. */
  | { readonly type: 'BarredForAbsence'; readonly absences: string }
  /** Warnings: the row is still good. */
  | { readonly type: 'AbsentBefore'; readonly absences: string }
  | BoothClaimFault
  | { readonly type: 'KnownUnderOtherName'; readonly name: string }
  | { readonly type: 'SameNameOtherCode'; readonly otherRow: number }
  | { readonly type: 'PersonKnownUnderOtherName'; readonly name: string }
  /** Somebody else of this name and phone is known, or stands in another row; the two are not taken for one. */
  | { readonly type: 'NamesakeKnown'; readonly documentTail: string | undefined }
  | { readonly type: 'NamesakeInFile'; readonly otherRow: number }
  | { readonly type: 'SignupWasCancelled'; readonly reason: string }
  | { readonly type: 'ConsentMissing' }
  | { readonly type: 'ConsentMissingThroughout' }
  | { readonly type: 'JobDoubtful'; readonly warning: JobWarning };

/** A bad cell where the user sees it. */
export interface BadCell {
  /** Row number of the sheet, from 1. */
  readonly row: number;
  /** Column letter; empty when the field has no column. */
  readonly column: string;
  readonly header: string;
  readonly field: string;
  readonly value: string;
  readonly fault: CellFault;
}
