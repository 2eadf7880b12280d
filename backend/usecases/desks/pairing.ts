import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PAIRING_CODE_MILLIS, type PairingCode, pairingCodeFrom } from '#shared/domain/desks/pairing-code.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';

export interface Offer {
  readonly deskId: DeskId;
  /** 经办人 who made the code. */
  readonly by: string;
  readonly expiresAt: Instant;
}

/**
 * The codes that are open, and who guessed wrong of late. In memory alone: a code that outlived the program would only be one more that
 * somebody may find.
 */
export interface Pairing {
  /** A new code for the desk; the one before no longer counts. */
  readonly offer: (deskId: DeskId, by: string, now: Instant) => Offer & { readonly code: PairingCode };
  /** undefined when no open code is this one. Takes as long whichever is right. */
  readonly find: (code: PairingCode, now: Instant) => Offer | undefined;
  /** @returns false when it was spent before */
  readonly spend: (offer: Offer) => boolean;
  readonly voidOf: (deskId: DeskId) => void;
  readonly noteWrong: (from: string, now: Instant) => void;
  /** Whoever is behind the address has to wait, or everybody has, because the guesses come from many. */
  readonly isTooOften: (from: string, now: Instant) => boolean;
}

export interface PairingDep {
  readonly pairing: Pairing;
}

const WRONG_WINDOW_MILLIS = 60_000;
const WRONG_FROM_ONE = 5;
const WRONG_FROM_ALL = 20;

export function memoryPairing(): Pairing {
  const open = new Map<DeskId, { readonly digest: Buffer; readonly offer: Offer }>();
  let wrong: readonly { readonly from: string; readonly at: number }[] = [];
  return {
    offer(deskId, by, now) {
      const code = pairingCodeFrom(randomBytes(8));
      const offer = { deskId, by, expiresAt: instantFromMillis(Date.parse(now) + PAIRING_CODE_MILLIS) };
      open.set(deskId, { digest: digestOf(code), offer });
      return { ...offer, code };
    },
    find(code, now) {
      const digest = digestOf(code);
      let found: Offer | undefined;
      for (const one of open.values()) if (timingSafeEqual(one.digest, digest)) found = one.offer;
      return found && now < found.expiresAt ? found : undefined;
    },
    spend(offer) {
      return open.get(offer.deskId)?.offer === offer && open.delete(offer.deskId);
    },
    voidOf(deskId) {
      open.delete(deskId);
    },
    noteWrong(from, now) {
      wrong = [...recent(wrong, now), { from, at: Date.parse(now) }];
    },
    isTooOften(from, now) {
      const late = recent(wrong, now);
      return late.length >= WRONG_FROM_ALL || late.filter((one) => one.from === from).length >= WRONG_FROM_ONE;
    },
  };
}

function recent<Guess extends { readonly at: number }>(guesses: readonly Guess[], now: Instant): readonly Guess[] {
  return guesses.filter(({ at }) => at > Date.parse(now) - WRONG_WINDOW_MILLIS);
}

function digestOf(code: PairingCode): Buffer {
  return createHash('sha256').update(code).digest();
}
