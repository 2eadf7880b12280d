import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { addDays, type CalendarDate } from '#shared/kernel/calendar-date.ts';
import type { CommandId, ExchangePeerId, OperatorId, StationId } from '#shared/kernel/ids.ts';
import { fen } from '#shared/kernel/money.ts';
import { test } from './app-fixture.ts';
import { ended } from './exchange.ts';
import type { RunningApp } from './running-app.ts';

export const STATION = '天水劳务协作站';
/** A secret is made slow to guess, which is slow to try too while others use the machine. */
export const SEALING = 60_000;

export async function stampOf({ client }: RunningApp, name: string) {
  const { operators } = await client.centers.status();
  const operator = operators.find((one) => one.name === name);
  if (!operator) throw new Error(`Nobody is called ${name}`);
  return () => ({ id: uuidv7() as CommandId, operatorId: operator.id as OperatorId });
}

export async function createStation(center: RunningApp): Promise<StationId> {
  const stamp = await stampOf(center, '陈晓');
  const station = await center.client.stations.create({
    command: stamp(),
    details: {
      code: 'S31',
      name: STATION,
      kind: 'cooperation',
      hostDivision: '620502',
      staff: [{ name: '张强' }],
      packageEveryDays: 7,
    },
  });
  return station.id;
}

/**
 * The other app as the copy of a station of the center: started from its file, without the pages.
 *
 * @param daysValid until when it may be opened, from today
 */
export async function startStation(center: RunningApp, station: RunningApp, daysValid = 365): Promise<ExchangePeerId> {
  const stamp = await stampOf(center, '陈晓');
  const { today } = await center.client.centers.status();
  const started = await center.client.exchange.startCopy({
    command: stamp(),
    stationId: await createStation(center),
    rights: 'station',
    operatorNames: ['张强'],
    expiresOn: addDays(today as CalendarDate, daysValid),
  });
  const { uploadId } = await bring(station, await readFile(center, started.packageId));
  await station.client.startup.openStart({ uploadId, secret: started.secret });
  const [copy] = await center.client.exchange.copies();
  if (!copy) throw new Error('No copy');
  return copy.peer.id;
}

/** A package with all that the station has not handed over. */
export async function packageOf(station: RunningApp): Promise<File> {
  const stamp = await stampOf(station, '张强');
  const made = await ended(iterated(await station.client.exchange.handOver({ command: stamp() })));
  return readFile(station, made.packageId);
}

/** A client gets an iterator; what ends with an outcome is a generator. */
function iterated<Step, Outcome>(work: AsyncIterator<Step, Outcome>): AsyncGenerator<Step, Outcome> {
  return work as AsyncGenerator<Step, Outcome>;
}

async function readFile({ client }: RunningApp, packageId: string): Promise<File> {
  const { piece, total, fileName } = await client.exchange.readPiece({ packageId, offset: 0 });
  if (piece.size < total) throw new Error(`${fileName} is larger than one piece`);
  return new File([piece], fileName);
}

function bring({ client }: RunningApp, file: File): Promise<{ uploadId: string }> {
  return client.exchange.beginUpload({ fileName: file.name, bytes: file.size }).then(async ({ uploadId }) => {
    await client.exchange.uploadPiece({ uploadId, offset: 0, piece: file });
    return { uploadId };
  });
}

/** Clicks what saves a file and takes the file as it was carried away. */
export async function saved(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  const file = await download;
  const path = `${test.info().outputDir}/${file.suggestedFilename()}`;
  await file.saveAs(path);
  return path;
}

export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
}

export function fairOf(title: string) {
  return {
    title,
    kind: 'outbound',
    format: 'onsite',
    startsOn: '2026-03-05' as CalendarDate,
    endsOn: '2026-03-05' as CalendarDate,
    venueName: '天水市人力资源市场',
    venueDivision: '620502',
    organizerName: '淮安市公共就业服务中心',
    organizerKind: 'publicCenter',
  } as const;
}

export function voucherOf(number: string, payee: string, amount = 120_000): Parameters<FairdeskClient['vouchers']['create']>[0]['details'] {
  return {
    number,
    voucherDate: '2026-03-05',
    payee,
    payer: 'organizer',
    items: [{ category: 'transport', amount: fen(amount), serviceDate: '2026-03-05' }],
  };
}
