import type { Database } from '#db/connection/open-database.ts';
import { makeDueJobSeekerKeys } from '#db/derived/due-job-seeker-keys.ts';
import { beginStation } from '#db/exchange/begin-station.ts';
import { parseViewLines } from '#db/exchange/row-lines.ts';
import { SCHEMA_VERSION } from '#db/exchange/schema-version.ts';
import type { OrganizationKey } from '#db/personal/organization-key.ts';
import { personalData } from '#db/personal/personal-data.ts';
import { findCenter } from '#db/repositories/centers.ts';
import { parseStartSecret } from '#shared/domain/exchange/start-secret.ts';
import type { CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { ExchangePeerId, OperatorId, StationId } from '#shared/kernel/ids.ts';
import { chinaDate, type Instant } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { readPackage } from '../../adapters/packages/package-reader.ts';
import type { ClockDep } from '../../ports/clock.ts';
import { type Answer, refusalOf } from '../answer.ts';
import { refuse } from './exchange-deps.ts';
import { parseStartContent } from './start-content.ts';

export interface OpenedStart {
  readonly stationName: string;
  readonly centerName: string;
  readonly rows: number;
  readonly expiresOn: CalendarDate;
}

/** 打开启动文件: makes the empty database of this laptop the copy of the station for which the file was made. */
export async function openStart(
  { db, clock }: { readonly db: Database } & ClockDep,
  file: string,
  typedSecret: string,
): Answer<OpenedStart> {
  const secret = parseStartSecret(typedSecret);
  if (!secret.ok) return refuse({ type: 'SecretMistyped' });
  if (await findCenter(db)) return refuse({ type: 'DatabaseNotEmpty' });
  const read = await readPackage({
    file,
    unseal: { secret: secret.value },
    signersOf: async (header) => {
      if (header.kind !== 'start') return err({ type: 'PackageOfOtherKind', kind: header.kind });
      if (header.schema > SCHEMA_VERSION) return err({ type: 'PackageOfNewerVersion', program: header.program, schema: header.schema });
      return ok(header.enrolment ? [header.enrolment.signPublic] : []);
    },
  });
  if (!read.ok) return refuse(read.error);
  const { header, lines } = read.value;
  const content = parseStartContent(lines[0] ?? '');
  const rows = parseViewLines(lines.slice(1));
  if (!content || !rows) return refuse({ type: 'PackageDamaged', part: 'payload' });
  const at = clock.now();
  if (content.expiresOn < chinaDate(at)) return refuse({ type: 'CopyExpired', expiresOn: content.expiresOn as CalendarDate });
  // Sealed under the key that the database is about to have.
  const personal = personalData(Uint8Array.from(Buffer.from(content.organizationKey, 'hex')) as OrganizationKey);
  const begun = await beginStation(db, {
    organizationKey: content.organizationKey,
    rows,
    peer: {
      id: content.copy as ExchangePeerId,
      side: 'above',
      stationId: content.stationId as StationId,
      name: header.from,
      rights: content.rights,
      signPublic: content.signPublic,
      ageRecipient: content.ageRecipient,
      custodianRecipient: content.custodianRecipient,
      operators: content.operators as readonly OperatorId[],
      proof: personal.seal(content.proof, 'exchangeKey'),
      expiresOn: content.expiresOn as CalendarDate,
      startedAt: at as Instant,
      startedBy: header.madeBy,
      enrolledAt: at,
      sent: 0,
      acknowledged: 0,
      taken: 0,
      agreed: undefined,
      disagreedAt: undefined,
      revoked: undefined,
    },
  });
  if (!begun.ok) return err(refusalOf(begun.error));
  const keys = await makeDueJobSeekerKeys(db);
  if (!keys.ok) return err(refusalOf(keys.error));
  return ok({ stationName: header.to, centerName: header.from, rows: rows.length, expiresOn: content.expiresOn as CalendarDate });
}
