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
  /** Bytes of what is sealed, so that a file that was cut off is called so and not damaged. */
  readonly sealed: number;
  /** The secret of a start file, sealed to the custodian. */
  readonly escrow?: string | undefined;
}

export function outerLineOf(header: PackageHeader, sealed: number): string {
  return JSON.stringify({ ...outerOf(header), sealed, escrow: header.escrow } satisfies OuterLine);
}

function outerOf({ kind, copy, from, to, stationCode, number, schema, program, madeAt }: PackageHeader) {
  return { kind, copy, from, to, stationCode, number, schema, program, madeAt };
}

/** Whether the outer line says what stands in the header. What else it may say is bound by the signature. */
export function isOuterOf(outer: OuterLine, header: PackageHeader): boolean {
  const said = { ...outerOf(header), escrow: header.escrow };
  return (Object.keys(said) as (keyof typeof said)[]).every((name) => outer[name] === said[name]);
}

/** @returns undefined for a line that is none */
export function parseOuterLine(line: string): OuterLine | undefined {
  try {
    const read = JSON.parse(line) as Partial<OuterLine> | null;
    const texts = [read?.kind, read?.copy, read?.from, read?.to, read?.stationCode, read?.program, read?.madeAt];
    const numbers = [read?.number, read?.schema, read?.sealed];
    const isOne =
      ['start', 'package', 'receipt'].includes(String(read?.kind)) &&
      [...texts, read?.escrow ?? ''].every((text) => typeof text === 'string') &&
      numbers.every((number) => Number.isSafeInteger(number) && Number(number) >= 0);
    return isOne ? (read as OuterLine) : undefined;
  } catch {
    return undefined;
  }
}
