import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingWords } from '#shared/domain/exchange/missing-packages.ts';
import { FAIR_DETAILS, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { ended, handOverFile, startStation, type TestStation } from '#tests/support/exchange.ts';

async function packageOn(station: TestStation, day: string): Promise<string> {
  station.backend.setNow(`${day}T02:00:00.000Z`);
  await station.backend.client.fairs.create({ command: station.stamp(), details: FAIR_DETAILS });
  return (await handOverFile(station)).file;
}

/** Brings the file and takes it in; one that must wait is refused and put to wait. */
async function bring({ client, stamp }: TestBackend, file: string): Promise<void> {
  const bytes = readFileSync(file);
  const { uploadId } = await client.exchange.beginUpload({ fileName: 'x.fdx', bytes: bytes.length });
  await client.exchange.uploadPiece({ uploadId, offset: 0, piece: new File([bytes], 'x.fdx') });
  await ended((await client.exchange.takeOver({ command: stamp(), uploadId })) as AsyncGenerator).catch(() => undefined);
}

async function gapsAt({ client }: TestBackend): Promise<readonly string[]> {
  const { waiting } = await client.exchange.uploads();
  return waiting.map(({ number, missing }) => `${number}：${missing ? missingWords(missing) : ''}`);
}

test('before each package that waits it is said which are missing and of which days, also after a restart', async () => {
  await using center = await testBackend();
  await using station = await startStation(center, 'S01');
  center.setNow('2026-08-01T02:00:00.000Z');
  const files: string[] = [];
  for (const day of ['2026-07-01', '2026-07-03', '2026-07-05', '2026-07-09', '2026-07-12', '2026-07-20', '2026-07-31'])
    files.push(await packageOn(station, day));
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = files;

  await bring(center, fifth);
  expect(await gapsAt(center)).toEqual(['5：缺第 1–4 号包，7月9日及以前']);
  await bring(center, first);
  await bring(center, second);
  await bring(center, seventh);
  await bring(center, sixth);
  expect(await gapsAt(center)).toEqual(['5：缺第 3–4 号包，7月3日至9日', '6：', '7：']);
  await center.reopen();
  expect(await gapsAt(center)).toEqual(['5：缺第 3–4 号包，7月3日至9日', '6：', '7：']);
  await bring(center, third);
  expect(await gapsAt(center)).toEqual(['5：缺第 4 号包，7月5日至9日', '6：', '7：']);
  await bring(center, fourth);
  expect(await gapsAt(center)).toEqual([]);
});
