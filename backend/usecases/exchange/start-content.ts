import { z } from 'zod';

/** The first line of a start file: what a copy needs beside its rows. */
export interface StartContent {
  readonly copy: string;
  readonly stationId: string;
  readonly rights: 'station' | 'center';
  readonly organizationKey: string;
  readonly signPublic: string;
  readonly ageRecipient: string;
  readonly custodianRecipient: string | undefined;
  /** Proves that the first package comes from whoever opened this file. */
  readonly proof: string;
  readonly operators: readonly string[];
  readonly expiresOn: string;
}

const schema = z.object({
  // Files are named by it.
  copy: z.guid(),
  stationId: z.guid(),
  rights: z.enum(['station', 'center']),
  organizationKey: z.string().regex(/^[0-9a-f]{64}$/),
  signPublic: z.string(),
  ageRecipient: z.string(),
  custodianRecipient: z.string().optional(),
  proof: z.string().regex(/^[0-9a-f]{64}$/),
  operators: z.array(z.guid()),
  expiresOn: z.iso.date(),
});

/** @returns undefined when the line is none */
export function parseStartContent(line: string): StartContent | undefined {
  try {
    const read = schema.safeParse(JSON.parse(line));
    return read.success ? (read.data as StartContent) : undefined;
  } catch {
    return undefined;
  }
}
