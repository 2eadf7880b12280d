import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyFilesIn } from '#backend/adapters/keys/key-files.ts';
import { openBackend } from '#backend/composition/open-backend.ts';
import { connectInProcess } from '#backend/hosts/in-process/connect.ts';
import { refusalSentence } from '#shared/contract/refusal-words.ts';
import { given, refusalFrom, testBackend, voucherDetailsOf } from '#tests/support/backend.ts';
import { canMount, smallDisk } from '#tests/support/small-disk.ts';

const DATABASE = 'fairdesk.db';

async function openedOn(dataFolder: string, keyFolder: string) {
  const backend = await openBackend({ dataFolder, keys: keyFilesIn(keyFolder) });
  if (!backend.ok) throw new Error(JSON.stringify(backend.error));
  return { client: connectInProcess(backend.value.router), close: backend.value.close };
}

describe('a damaged database file', () => {
  test('is said, left as it is byte for byte, and replaced by a backup that the user chooses', async () => {
    await using backend = await testBackend();
    await given.settledFair(backend);
    const { fileName } = await backend.client.backups.create();
    await backend.close();
    const file = join(backend.dataFolder, DATABASE);
    const damaged = readFileSync(file).fill(0xa5, 4096, 12_288);
    writeFileSync(file, damaged);

    const { client, close } = await openedOn(backend.dataFolder, backend.keyFolder);
    const state = await client.startup.status();
    if (state.state !== 'damaged') throw new Error(`state is ${state.state}`);
    expect(state.backups.map((one) => one.fileName)).toContain(fileName);
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(await refusalFrom(client.fairs.list({}))).toEqual({ type: 'DatabaseNotOpen' });

    expect(await client.startup.restore({ fileName })).toEqual({ state: 'ready' });
    expect((await client.fairs.list({})).fairs).toHaveLength(1);
    const [kept = ''] = readdirSync(join(backend.dataFolder, 'backups')).filter(
      (name) => name.startsWith('replaced-') && name.endsWith('.db'),
    );
    expect(readFileSync(join(backend.dataFolder, 'backups', kept)).equals(damaged)).toBe(true);
    await close();
  });
});

test('a restore brings the attachments back where only the backups are left', async () => {
  await using backend = await testBackend();
  const fair = await given.fair(backend);
  const { voucher } = await given.voucher(backend, fair.id, '26342000000000000001', 100);
  const file = new File(['%PDF-1.7'], '发票.pdf');
  const { id } = await backend.client.vouchers.attach({ command: backend.stamp(), id: voucher.id, file });
  const { fileName, missingAttachments } = await backend.client.backups.create();
  expect(missingAttachments).toBe(0);
  await backend.close();
  rmSync(join(backend.dataFolder, 'attachments'), { recursive: true });
  writeFileSync(join(backend.dataFolder, DATABASE), 'lost');

  const { client, close } = await openedOn(backend.dataFolder, backend.keyFolder);
  expect(await client.startup.restore({ fileName })).toEqual({ state: 'ready' });
  expect(await (await client.vouchers.attachment({ attachmentId: id })).text()).toBe('%PDF-1.7');
  await close();
});

test('a data folder without its key asks for the recovery code, and a wrong one is told apart', async () => {
  await using backend = await testBackend();
  const { code } = await backend.client.centers.recoveryCode();
  await given.fair(backend);
  await backend.close();
  rmSync(backend.keyFolder, { recursive: true });
  const { client, close } = await openedOn(backend.dataFolder, backend.keyFolder);
  expect(await client.startup.status()).toMatchObject({ state: 'keyMissing' });
  const wrongGroup = code.replace(/^(.{4})(.)/, (_whole, group: string, last: string) => `${group}${last === '0' ? '1' : '0'}`);
  expect(await refusalFrom(client.startup.enterRecoveryCode({ code: wrongGroup }))).toEqual({ type: 'RecoveryCodeWrong', group: 1 });
  expect(await client.startup.enterRecoveryCode({ code: code.toLowerCase().replaceAll('-', ' ') })).toEqual({ state: 'ready' });
  expect((await client.fairs.list({})).fairs).toHaveLength(1);
  await close();
});

test('a second instance on one folder is told who has it, and the first goes on', async () => {
  await using backend = await testBackend();
  const second = await openBackend({ dataFolder: backend.dataFolder, keys: keyFilesIn(backend.keyFolder) });
  expect(second).toMatchObject({ ok: false, error: { type: 'DataFolderInUse', pid: process.pid } });
  await given.fair(backend);
  expect((await backend.client.fairs.list({})).fairs).toHaveLength(1);
});

test('restoring a backup goes back to its moment, keeps what it replaces, and goes on under a new node', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  await given.fair(backend);
  const { fileName } = await client.backups.create();
  await given.fair(backend, { title: '备份之后的一场' });
  const { keptAs } = await client.backups.restore({ command: backend.stamp(), fileName });
  expect((await client.fairs.list({})).fairs).toHaveLength(1);
  expect(existsSync(keptAs)).toBe(true);
  await given.fair(backend, { title: '恢复之后的一场' });
  expect((await client.fairs.list({})).fairs).toHaveLength(2);
  expect(await refusalFrom(client.backups.restore({ command: backend.stamp(), fileName: 'none.db' }))).toMatchObject({
    type: 'NotFound',
    what: 'backup',
  });
});

test('the first start of a day makes a backup by itself', async () => {
  await using backend = await testBackend();
  await given.fair(backend);
  backend.setNow('2026-03-21T02:00:00.000Z');
  await backend.reopen();
  await backend.close();
  const { client, close } = await openedOn(backend.dataFolder, backend.keyFolder);
  expect((await client.backups.list()).backups.map((one) => one.kind)).toContain('daily');
  await close();
});

describe.skipIf(!canMount())('a disk (these need Linux and root, to mount one of their own)', () => {
  test('that is read-only is said at the start, and nothing on it changes', async () => {
    await using backend = await testBackend();
    await given.fair(backend);
    await backend.close();
    using disk = smallDisk('32m');
    cpSync(backend.dataFolder, disk.path, { recursive: true });
    const before = readFileSync(disk.in(DATABASE));
    disk.makeReadOnly();
    const { client, close } = await openedOn(disk.path, backend.keyFolder);
    expect(await client.startup.status()).toMatchObject({ state: 'readOnly', folder: disk.path });
    await close();
    expect(readFileSync(disk.in(DATABASE)).equals(before)).toBe(true);
  });

  test('that is full refuses the change in words, keeps what was there, and takes it when there is room', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    const operatorId = backend.operatorId;
    const stamp = backend.stamp();
    await backend.close();
    using disk = smallDisk('8m');
    cpSync(backend.dataFolder, disk.path, { recursive: true });
    const { client, close } = await openedOn(disk.path, backend.keyFolder);
    const filler = disk.in('filler');
    let room = 8 * 1024 * 1024;
    while (room > 0) {
      try {
        writeFileSync(filler, Buffer.alloc(room));
        break;
      } catch {
        room -= 64 * 1024;
      }
    }
    const refused: string[] = [];
    for (let n = 0; n < 400 && refused.length === 0; n++) {
      await client.vouchers
        .create({
          command: { id: stamp.id.replace(/.{4}$/, n.toString(16).padStart(4, '0')), operatorId },
          fairId: fair.id,
          details: voucherDetailsOf(`V${n}`, 100),
        })
        .catch(async (failure: unknown) => refused.push(refusalSentence(await refusalFrom(Promise.reject(failure)))));
    }
    expect(refused).toEqual(['磁盘已满，未保存。请清理磁盘后再次保存']);
    const saved = (await client.vouchers.list({ fairId: fair.id })).length;
    rmSync(filler);
    await client.vouchers.create({ command: { id: stamp.id, operatorId }, fairId: fair.id, details: voucherDetailsOf('LATER', 100) });
    expect(await client.vouchers.list({ fairId: fair.id })).toHaveLength(saved + 1);
    await close();
  });
});
