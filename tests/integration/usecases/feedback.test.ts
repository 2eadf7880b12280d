import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { given, refusalFrom, type TestBackend, testBackend } from '#tests/support/backend.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { NO_FEEDBACK } from '#tests/support/records.ts';

const GOOD = { ...NO_FEEDBACK, resumesHigher: 4, resumesLower: 6, intentionsCollege: 3, intentionsMale: 1, intentionsFemale: 2, hires: 1 };

async function fairWithUnits(backend: TestBackend) {
  const fair = await given.fair(backend);
  await given.units(backend, fair.id, [1, 2]);
  const { lines } = await backend.client.feedback.list({ fairId: fair.id });
  const [first, second] = lines.map((line) => line.participationId);
  if (!first || !second) throw new Error('two units are on the roster');
  return { fair, first, second };
}

test('feedback is typed once, corrected, and the log keeps what stood before', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { fair, first } = await fairWithUnits(backend);
  const command = backend.stamp();
  const saved = await client.feedback.save({ command, participationId: first, figures: GOOD });
  expect(saved.feedback).toMatchObject({ figures: GOOD, enteredBy: '王芳', enteredAt: '2026-03-20T02:00:00.000Z', note: undefined });
  expect(await client.feedback.save({ command, participationId: first, figures: GOOD })).toEqual(saved);
  const corrected = await client.feedback.save({
    command: backend.stamp(),
    participationId: first,
    figures: { ...GOOD, resumesLower: 7 },
  });
  expect(corrected.feedback?.id).toBe(saved.feedback?.id);
  const { lines } = await client.feedback.list({ fairId: fair.id });
  expect(lines.map(({ feedback }) => feedback?.figures.resumesLower)).toEqual([7, undefined]);
  const { entries } = await client.audit.list({ recordId: saved.feedback?.id ?? '', limit: 10 });
  expect(entries.map(({ action }) => action)).toEqual(['changed', 'created']);
  expect(entries[0]?.changes).toEqual([{ column: 'resumes_lower', before: 6, after: 7 }]);
});

test('sums that do not add up are refused, odd figures need a note', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { first } = await fairWithUnits(backend);
  const save = (figures: typeof GOOD, note?: string) =>
    client.feedback.save({ command: backend.stamp(), participationId: first, figures, ...(note === undefined ? {} : { note }) });
  expect(await refusalFrom(save({ ...GOOD, intentionsMale: 2 }))).toEqual({
    type: 'FeedbackFaulty',
    faults: [{ type: 'sexesDiffer', bySex: 4, byEducation: 3 }],
  });
  expect(await refusalFrom(save({ ...GOOD, hires: 5 }, '  '))).toEqual({
    type: 'FeedbackNeedsNote',
    warnings: [{ type: 'hiresOverIntentions', hires: 5, intentions: 3 }],
  });
  expect((await save({ ...GOOD, hires: 5 }, '会后补录 2 人')).feedback?.note).toBe('会后补录 2 人');
});

test('a unit with feedback stays on the roster until the feedback is cleared with a reason', async () => {
  await using backend = await testBackend();
  const { client } = backend;
  const { fair, first } = await fairWithUnits(backend);
  await client.feedback.save({ command: backend.stamp(), participationId: first, figures: GOOD });
  const remove = () => client.roster.remove({ command: backend.stamp(), id: first, reason: '重复登记' });
  expect(await refusalFrom(remove())).toEqual({ type: 'UnitHasFeedback', unitName: '淮安第1机械有限公司' });
  const cleared = await client.feedback.remove({ command: backend.stamp(), participationId: first, reason: '录错单位' });
  expect(cleared.feedback).toBeUndefined();
  await remove();
  expect((await client.feedback.list({ fairId: fair.id })).lines).toHaveLength(1);
});

test('is not taken for a fair that was cancelled', async () => {
  await using backend = await testBackend();
  const { fair, first } = await fairWithUnits(backend);
  await backend.client.fairs.cancel({ command: backend.stamp(), id: fair.id, reason: '场馆检修' });
  const refused = await refusalFrom(backend.client.feedback.save({ command: backend.stamp(), participationId: first, figures: GOOD }));
  expect(refused.type).toBe('FairCancelled');
});

test('comes out as Excel with the codes of CB35, and as a sheet that names who is missing', async () => {
  await using backend = await testBackend();
  const { fair, first } = await fairWithUnits(backend);
  await backend.client.feedback.save({ command: backend.stamp(), participationId: first, figures: GOOD });
  const file = await backend.client.feedback.exportList({ fairId: fair.id });
  expect(file.name).toBe('2026-001 单位反馈汇总表.xlsx');
  const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets;
  const [header = [], ...rows] = sheet?.rows ?? [];
  const column = (title: string) => rows.map((row) => row[header.indexOf(title)]);
  expect(column('是否到场（acb35c）')).toEqual(['是', '是']);
  expect(column('达成意向（acb356）').map((cell) => cell ?? undefined)).toEqual([3, undefined]);
  expect(column('意向（女）').map((cell) => cell ?? undefined)).toEqual([2, undefined]);
  expect(column('备注').map((cell) => cell ?? '')).toEqual(['', '未反馈']);

  const pdf = await backend.client.feedback.sheet({ fairId: fair.id });
  await readPdf(new Uint8Array(await pdf.arrayBuffer()), async (pages) => {
    expect(pages).toHaveLength(1);
    const text = squeeze(pages[0]?.text ?? '');
    for (const part of ['单位反馈汇总表', '单位2家，已反馈1家，未反馈1家', '淮安第1机械有限公司', '未反馈', '填报单位（盖章处）']) {
      expect(text).toContain(part);
    }
  });
});
