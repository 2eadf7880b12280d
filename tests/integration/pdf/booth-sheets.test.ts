import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '#backend/adapters/pdf/pdf-printer.ts';
import type { BoothPlan } from '#shared/domain/booths/booth.ts';
import { type BoothSheetFacts, boothCardSheet, boothPlanSheet } from '#shared/domain/documents/booth-sheets.ts';
import type { Sheet } from '#shared/domain/documents/sheet.ts';
import type { ParticipationId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { testId } from '#tests/support/database.ts';
import { readPdf, squeeze } from '#tests/support/pdf-reader.ts';
import { aBooth, aBoothArea } from '#tests/support/records.ts';

const printer = createPdfPrinter({ fontFolders: [] });

function print(sheet: Sheet) {
  return printer.print({
    sheets: [sheet],
    title: sheet.title,
    author: '淮安市公共就业服务中心',
    printedAt: instant('2026-03-05T01:30:00.000Z'),
    copy: 1,
  });
}

async function pagesOf(sheet: Sheet): Promise<readonly string[]> {
  const printed = await print(sheet);
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  return readPdf(printed.value, async (pages) => pages.map((page) => squeeze(page.text)));
}

const NAMES = [
  '江苏天工精密机械制造有限责任公司淮安第二十三分公司',
  '淮安㛃悦服饰有限公司',
  '䶮华餐饮管理（江苏）有限公司',
  '中国邮政集团',
];

/** A hall where every booth but the last of an area has a unit. */
function aHall(areas: number, rows: number, perRow: number): BoothSheetFacts {
  const fairId = testId<'Fair'>();
  const unitNames = new Map<ParticipationId, string>();
  const drawn = Array.from({ length: areas }, (_, index) =>
    aBoothArea(fairId, { position: index + 1, name: `${'ABCDEFGH'.charAt(index)}区` }),
  );
  const booths = drawn.flatMap((area, index) =>
    Array.from({ length: rows * perRow }, (_, at) => {
      const participationId = testId<'Participation'>();
      const isLast = at === rows * perRow - 1;
      if (!isLast) unitNames.set(participationId, `${NAMES[at % NAMES.length]}${at}`);
      return aBooth(area, {
        row: Math.floor(at / perRow) + 1,
        place: (at % perRow) + 1,
        number: `${'ABCDEFGH'.charAt(index)}${String(at + 1).padStart(2, '0')}`,
        reserved: isLast,
        use: isLast ? { state: 'free' } : { state: at % 7 === 0 ? 'held' : 'booked', participationId },
      });
    }),
  );
  const plan: BoothPlan = { areas: drawn, booths };
  return {
    plan,
    center: { name: '淮安市公共就业服务中心', homeDivision: '320800', sample: false },
    fairTitle: '赴合肥劳务协作招聘会',
    timeAndPlace: '2026年3月5日　合肥市人力资源市场',
    unitNames,
  };
}

describe('展位图', () => {
  test('of 200 booths stands on one page with every number and whole name, and the counts', async () => {
    const facts = aHall(4, 5, 10);
    const pages = await pagesOf(boothPlanSheet(facts));
    expect(pages).toHaveLength(1);
    const text = pages.join('');
    const missing = [...facts.plan.booths.map((booth) => booth.number), ...facts.unitNames.values()].filter((one) => !text.includes(one));
    expect(missing).toEqual([]);
    expect(text).toContain('A50预留');
    expect(text).toContain('A01预占');
    expect(text).toContain('展位200个：未安排4已预占28已预订168使用中0已释放0预留（灰底）4');
    expect(text).toContain('第1页共1页');
  });

  test('of a hall that no page holds goes on, its areas named again, nothing lost', async () => {
    const facts = aHall(4, 12, 20);
    const pages = await pagesOf(boothPlanSheet(facts));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages[1]).toContain('（续）');
    const text = pages.join('');
    expect(facts.plan.booths.filter((booth) => !text.includes(booth.number))).toEqual([]);
    expect([...facts.unitNames.values()].filter((name) => !text.includes(name))).toEqual([]);
    expect(pages.at(-1)).toContain(`第${pages.length}页共${pages.length}页`);
  });

  test('with a character that no font has is not printed, and the booth is named', async () => {
    const facts = aHall(1, 1, 2);
    const [id] = facts.unitNames.keys();
    if (id === undefined) throw new Error('no unit');
    const printed = await print(boothPlanSheet({ ...facts, unitNames: new Map([[id, '\u{E123}有限公司']]) }));
    expect(printed).toEqual({
      ok: false,
      error: {
        type: 'CharactersWithoutFont',
        characters: [{ char: '\u{E123}', codePoint: 0xe123, where: '赴合肥劳务协作招聘会展位图展位 A01' }],
      },
    });
  });
});

describe('展位卡', () => {
  const facts = aHall(1, 1, 6);

  test.each([
    [1, 5],
    [2, 3],
  ] as const)('%i a page: each unit has one, an empty booth none, and no page number', async (perPage, count) => {
    const pages = await pagesOf(boothCardSheet(facts, perPage, () => []));
    expect(pages).toHaveLength(count);
    const text = pages.join('');
    for (const name of facts.unitNames.values()) expect(text.split(name)).toHaveLength(2);
    expect(text).not.toContain('A06');
    expect(text).not.toContain('页共');
  });

  test('has room for lines below the name', async () => {
    const [page] = await pagesOf(boothCardSheet(facts, 2, () => ['数控车工　5 人　6000–9000 元', '质检员　2 人　面议']));
    expect(page).toContain('数控车工5人6000–9000元质检员2人面议');
  });

  test('keeps a booth number in one piece, however long it is', async () => {
    const [booth] = facts.plan.booths;
    if (!booth) throw new Error('no booth');
    const long = { ...facts, plan: { ...facts.plan, booths: [{ ...booth, number: 'NORTH12-018' }] } };
    expect((await pagesOf(boothCardSheet(long, 1, () => []))).join('')).toContain('NORTH12-018');
  });
});
