import { join } from 'node:path';
import type { ExchangeDeps } from '#backend/usecases/exchange/exchange-deps.ts';
import { handOver } from '#backend/usecases/exchange/hand-over.ts';
import { openStart } from '#backend/usecases/exchange/open-start.ts';
import { sendReceipt } from '#backend/usecases/exchange/send-receipt.ts';
import { startCopy } from '#backend/usecases/exchange/start-copy.ts';
import { takeOver, tryPackage } from '#backend/usecases/exchange/take-over.ts';
import type { CommandStamp } from '#shared/contract/base.ts';
import type { Refusal } from '#shared/contract/refusal.ts';
import type { ExchangePeer } from '#shared/domain/exchange/exchange-peer.ts';
import type { MadePackage, MadeReceipt } from '#shared/domain/exchange/exchange-status.ts';
import type { PackageIn } from '#shared/domain/exchange/packages.ts';
import type { TrialReport } from '#shared/domain/exchange/trial-report.ts';
import { calendarDate } from '#shared/kernel/calendar-date.ts';
import type { CommandId, ExchangePeerId, Id, OperatorId, StationId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type TestBackend, testBackend, testUuid } from './backend.ts';
import { expectOk } from './database.ts';

export interface TestStation extends AsyncDisposable {
  readonly backend: TestBackend;
  readonly stationId: StationId;
  readonly peerId: ExchangePeerId;
  /** 张强, who works there. */
  readonly operatorId: OperatorId;
  readonly stamp: () => CommandStamp;
  readonly startFile: string;
  readonly secret: string;
}

/** A station of the center with a copy of its own, started from its file as a person would. */
export async function startStation(
  center: TestBackend,
  code: string,
  options: { readonly now?: string; readonly rights?: ExchangePeer['rights']; readonly hostDivision?: string } = {},
): Promise<TestStation> {
  const station = await center.client.stations.create({
    command: center.stamp(),
    details: {
      code,
      name: `${code} 劳务协作站`,
      kind: 'cooperation',
      hostDivision: options.hostDivision ?? '621102',
      staff: [{ name: '张强' }],
      packageEveryDays: 7,
    },
  });
  const started = expectOk(
    await startCopy(center.session, {
      command: center.stamp(),
      stationId: station.id,
      rights: options.rights ?? 'station',
      operatorNames: [`${code} 张强`],
      expiresOn: calendarDate('2027-12-31'),
    }),
  );
  const backend = await testBackend({ fresh: true, ...(options.now === undefined ? {} : { now: options.now }) });
  const peerId = peerOf(started.packageId, center);
  const startFile = join(center.dataFolder, 'exchange', 'out', `${await peerId}-start.fdx`);
  expectOk(await openStart(backend.session, startFile, started.secret));
  await backend.reopen();
  // A center of its own names its operators itself.
  const operator = await backend.db.selectFrom('operator').select('id').executeTakeFirst();
  const operatorId = (operator?.id ?? '') as OperatorId;
  return {
    backend,
    stationId: station.id,
    peerId: await peerId,
    operatorId,
    stamp: () => ({ id: testUuid() as CommandId, operatorId }),
    startFile,
    secret: started.secret,
    [Symbol.asyncDispose]: () => backend[Symbol.asyncDispose](),
  };
}

async function peerOf(packageId: string, center: TestBackend): Promise<ExchangePeerId> {
  const made = await center.db.selectFrom('package_out').select('peer_id').where('id', '=', packageId).executeTakeFirstOrThrow();
  return made.peer_id as Id<'ExchangePeer'>;
}

/** The outcome of work that reports on the way. */
export async function ended<Step, Outcome>(work: AsyncGenerator<Step, Outcome>): Promise<Outcome> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}

export async function handOverFile(station: TestStation): Promise<{ readonly file: string; readonly made: MadePackage }> {
  const made = expectOk(await ended(handOver(station.backend.session, { command: station.stamp() }, undefined)));
  return { file: join(station.backend.dataFolder, 'exchange', 'out', `${station.peerId}-${made.number}.fdx`), made };
}

export async function receiptFile(
  center: TestBackend,
  peerId: ExchangePeerId,
): Promise<{ readonly file: string; readonly made: MadeReceipt }> {
  const made = expectOk(await sendReceipt(center.session, { command: center.stamp(), peerId }));
  return { file: join(center.dataFolder, 'exchange', 'out', `${peerId}-receipt-${made.number}.fdx`), made };
}

export function take(deps: ExchangeDeps, command: CommandStamp, file: string): Promise<Result<PackageIn, Refusal>> {
  return ended(takeOver(deps, { command, file, fileName: 'test.fdx' }, undefined));
}

export function tryFile(deps: ExchangeDeps, file: string): Promise<Result<TrialReport, Refusal>> {
  return ended(tryPackage(deps, file, undefined));
}
