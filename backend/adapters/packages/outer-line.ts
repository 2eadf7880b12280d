import type { PackageHeader, PackageKind } from '#shared/domain/exchange/package-header.ts';

/** What anybody may read of a package. */
export interface OuterLine {
  readonly kind: PackageKind;
  readonly copy: string;
  readonly from: string;
  readonly to: string;
  readonly stationCode: string;
  readonly number: number;
  readonly schema: number;
  readonly program: string;
  readonly madeAt: string;
  /** The secret of a start file, sealed to the custodian. */
  readonly escrow?: string | undefined;
}

export function outerLineOf({ kind, copy, from, to, stationCode, number, schema, program, madeAt, escrow }: PackageHeader): string {
  const outer: OuterLine = { kind, copy, from, to, stationCode, number, schema, program, madeAt, escrow };
  return JSON.stringify(outer);
}

/** @returns undefined for a line that is none */
export function parseOuterLine(line: string): OuterLine | undefined {
  try {
    const read = JSON.parse(line) as Partial<OuterLine> | null;
    const texts = [read?.copy, read?.from, read?.to, read?.stationCode, read?.program, read?.madeAt];
    const numbers = [read?.number, read?.schema];
    const isOne =
      ['start', 'package', 'receipt'].includes(String(read?.kind)) &&
      texts.every((text) => typeof text === 'string') &&
      numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0);
    return isOne ? (read as OuterLine) : undefined;
  } catch {
    return undefined;
  }
}
