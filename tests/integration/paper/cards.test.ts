import { describe, expect, test } from 'vitest';
import type { FairId } from '#shared/kernel/ids.ts';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { testIdNumber } from '#tests/support/people.ts';

type Choice = Parameters<TestBackend['client']['cards']['print']>[0];

const print = (backend: TestBackend, fairId: FairId, ids: readonly string[], changes: Partial<Choice> = {}) =>
  backend.client.cards.print({
    command: backend.stamp(),
    fairId,
    kind: 'badge',
    ids: [...ids],
    layout: 'a4-2x5',
    outlines: 'frame',
    offset: { x: 0, y: 0 },
    perUnit: 1,
    ...changes,
  });

async function fairWithNames(backend: TestBackend, names: readonly string[]) {
  const fair = await given.fair(backend);
  const ids: string[] = [];
  for (const [index, name] of names.entries()) {
    backend.setNow(`2026-03-20T02:00:0${index}.000Z`);
    const { entry } = await backend.client.signups.signUp({
      command: backend.stamp(),
      fairId: fair.id,
      person: { name, documentKind: 'residentId', groups: ['disabled'], documentNumber: testIdNumber(index + 1) },
    });
    ids.push(entry.signup.id);
  }
  return { fair, ids };
}

const pagesOf = async (file: File) =>
  readPdf(new Uint8Array(await file.arrayBuffer()), async (pages) => pages.map((page) => squeeze(page.text)));

describe('cards', () => {
  test('of persons carry name and ticket number, and say nothing of a disability', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithNames(backend, ['王䶮', '㛃悦', '𠮷田', '李𬭎']);
    const [text = ''] = await pagesOf(await print(backend, fair.id, ids));
    for (const name of ['王䶮', '㛃悦', '𠮷田', '李𬭎']) expect(text).toContain(name);
    expect(text).toContain(fair.title);
    expect(text).not.toContain('残疾人');
  });

  test('printed before are printed again only with a reason, and the log says how often', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithNames(backend, ['张三', '李四']);
    await print(backend, fair.id, ids.slice(0, 1));
    expect(await refusalFrom(print(backend, fair.id, ids))).toMatchObject({
      type: 'CardsPrinted',
      count: 1,
      name: '张三',
      printed: { times: 1, lastBy: '王芳' },
    });
    await print(backend, fair.id, ids, { reason: '遗失' });
    await print(backend, fair.id, ids, { kind: 'ticket' });
    const subjects = await backend.client.cards.subjects({ fairId: fair.id, kind: 'badge' });
    expect(subjects.map(({ name, printed }) => [name, printed?.times])).toEqual([
      ['张三', 2],
      ['李四', 1],
    ]);
  });

  test('sent again under one number are one print', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithNames(backend, ['张三']);
    const command = backend.stamp();
    const [first, second] = [await print(backend, fair.id, ids, { command }), await print(backend, fair.id, ids, { command })];
    expect(new Uint8Array(await second.arrayBuffer())).toEqual(new Uint8Array(await first.arrayBuffer()));
    expect(await backend.client.cards.subjects({ fairId: fair.id, kind: 'badge' })).toMatchObject([{ printed: { times: 1 } }]);
  });

  test('that lack a character are not counted', async () => {
    await using backend = await testBackend();
    const { fair, ids } = await fairWithNames(backend, ['张\u{E123}']);
    expect(await refusalFrom(print(backend, fair.id, ids))).toMatchObject({ type: 'CharactersWithoutFont' });
    expect(await backend.client.cards.subjects({ fairId: fair.id, kind: 'badge' })).toMatchObject([{ printed: undefined }]);
  });

  test('of units are as many as are asked for, one a label', async () => {
    await using backend = await testBackend();
    const fair = await given.fair(backend);
    await given.units(backend, fair.id, [1, 2]);
    const subjects = await backend.client.cards.subjects({ fairId: fair.id, kind: 'staff' });
    const ids = subjects.map((subject) => subject.id);
    const pages = await pagesOf(await print(backend, fair.id, ids, { kind: 'staff', layout: 'label-60x40', outlines: 'none', perUnit: 3 }));
    expect(pages).toHaveLength(6);
    expect(pages[5]).toContain('淮安第2机械有限公司');
    expect(pages[5]).toContain('3/3');
  });
});
