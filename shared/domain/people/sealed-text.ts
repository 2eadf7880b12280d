import type { Brand } from '#shared/kernel/brand.ts';

/** 密文: an ID number or a phone number as it stands in tables, log and packages. Opened only where it is needed, with a reason that is logged. */
export type SealedText = string & Brand<'SealedText'>;

/** A number that is kept sealed, with its last four characters in clear to tell it by. */
export interface SealedNumber {
  readonly sealed: SealedText;
  readonly tail: string;
}

/** A sealed number that can also be looked up: equal numbers have an equal index, which does not tell the number. */
export interface FindableNumber extends SealedNumber {
  readonly index: string;
}
