import { boothKey } from '../booths/named-booths.ts';
import { parseCreditCode } from '../units/credit-code.ts';

/** A unit of the roster as the desk looks for it. */
export interface UnitAtDesk {
  readonly name: string;
  readonly creditCode: string;
  readonly booths: readonly string[];
}

export interface DeskFinding<Unit extends UnitAtDesk> {
  readonly units: readonly Unit[];
  /** The text carried a whole credit code, as a scanned business licence does. */
  readonly byCode: boolean;
}

/** A credit code inside longer text: the licence's QR code holds an address that ends with it. */
const CODE_INSIDE = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])/g;
/** Fewer characters of a code would fit half the roster. */
const CODE_PART = /^[0-9A-Z]{4,17}$/;

/** Finds a unit by credit code, booth number or a part of its name, in this order; what the desk has before it is nearly always one of the first two. */
export function findAtDesk<Unit extends UnitAtDesk>(units: readonly Unit[], text: string): DeskFinding<Unit> {
  const wanted = text.normalize('NFKC').trim().toUpperCase();
  if (wanted === '') return { units: [], byCode: false };
  for (const [candidate] of wanted.matchAll(CODE_INSIDE)) {
    const code = parseCreditCode(candidate);
    if (code.ok) return { units: units.filter((unit) => unit.creditCode === code.value), byCode: true };
  }
  const key = boothKey(wanted);
  const atBooth = units.filter((unit) => unit.booths.some((number) => boothKey(number) === key));
  if (atBooth.length > 0) return { units: atBooth, byCode: false };
  const named = units.filter((unit) => unit.name.normalize('NFKC').toUpperCase().includes(wanted));
  if (named.length > 0 || !CODE_PART.test(wanted)) return { units: named, byCode: false };
  return { units: units.filter((unit) => unit.creditCode.includes(wanted)), byCode: false };
}
