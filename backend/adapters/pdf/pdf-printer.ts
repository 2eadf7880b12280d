import type { Sheet } from '#shared/domain/documents/sheet.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { formatChinaTime } from '#shared/kernel/instant.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { CharactersWithoutFont, DocumentPrinter, PrintJob } from '../../ports/document-printer.ts';
import { drawPages } from './draw-pages.ts';
import { FontChain } from './font-chain.ts';
import { laySheet } from './layout-sheet.ts';
import { printableText } from './printable-text.ts';
import { Typesetter } from './typesetter.ts';

/** What the printer itself writes on a page, beside what the sheet says. */
const OWN_WORDS = '本页小计累第共编号表校验码打印时间补续签章年月日（）　 :-,.0123456789ABCDEF';

/** @param fontFolders the center's own fonts, for characters that the built-in ones lack */
export function createPdfPrinter({ fontFolders }: { readonly fontFolders: readonly string[] }): DocumentPrinter {
  const fonts = new FontChain(fontFolders);
  const typesetter = new Typesetter(fonts);
  return {
    async print(job) {
      const sheets = job.sheets.map(printable);
      const missing = await findMissing(fonts, sheets);
      if (missing.length > 0) return err({ type: 'CharactersWithoutFont', characters: missing });
      const stamp = stampOf(job);
      const pages = sheets.flatMap((sheet) => laySheet(typesetter, sheet, stamp));
      return ok(await drawPages(pages, typesetter, fonts, { title: job.title, author: job.author, at: new Date(job.printedAt) }));
    },
  };
}

/** 打印时间, and which print it is from the second on. */
function stampOf({ copy, printedAt }: PrintJob): string | undefined {
  if (copy === 0) return undefined;
  const printed = `打印时间 ${formatChinaTime(printedAt)}`;
  return copy === 1 ? printed : `补打 ${copy - 1}　${printed}`;
}

/** The same value with every text in it as it is drawn. */
function printable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T;
  if (Array.isArray(value)) return value.map(printable) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, printable(part)])) as T;
}

async function findMissing(fonts: FontChain, sheets: readonly Sheet[]): Promise<CharactersWithoutFont['characters']> {
  const places = new Map<number, string>();
  const note = (text: string, where: string) => {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (character !== '\n' && !places.has(codePoint)) places.set(codePoint, where);
    }
  };
  note(OWN_WORDS, '页脚');
  for (const sheet of sheets) for (const { text, where } of textsOf(sheet)) note(text, where);
  const missing = await fonts.prepare(places.keys());
  return [...missing].map((codePoint) => ({ char: String.fromCodePoint(codePoint), codePoint, where: places.get(codePoint) ?? '' }));
}

function* textsOf(sheet: Sheet): Iterable<{ readonly text: string; readonly where: string }> {
  for (const text of [sheet.title, ...sheet.subtitle, sheet.watermark ?? '', sheet.number ?? '', sheet.mark?.code ?? ''])
    yield { text, where: `${sheet.title}标题` };
  for (const block of sheet.blocks) {
    switch (block.kind) {
      case 'fields':
        for (const { label, value } of block.fields) {
          yield { text: label, where: sheet.title };
          yield { text: value, where: `${sheet.title}“${label}”` };
        }
        break;
      case 'table':
        yield { text: block.caption ?? '', where: sheet.title };
        for (const { header } of block.columns) yield { text: header, where: sheet.title };
        for (const [row, { cells }] of block.rows.entries()) {
          for (const [column, text] of cells.entries()) {
            yield { text, where: `${sheet.title}第 ${row + 1} 行“${block.columns[column]?.header ?? ''}”` };
          }
        }
        for (const text of block.total ?? []) yield { text, where: sheet.title };
        break;
      case 'paragraph':
        yield { text: block.text, where: sheet.title };
        break;
      case 'signatures':
        for (const { role, name } of block.roles) yield { text: `${role}${name ?? ''}`, where: `${sheet.title}签字栏` };
        break;
      case 'plan':
        for (const { name, rows } of block.areas) {
          yield { text: name, where: sheet.title };
          for (const cell of rows.flat())
            yield { text: `${cell.number}${cell.mark}${cell.name}`, where: `${sheet.title}展位 ${cell.number}` };
        }
        break;
      case 'card':
        yield { text: `${block.heading}${block.number}${block.name}${block.details.join('')}`, where: `${sheet.title} ${block.number}` };
        break;
      case 'cells':
        for (const { heading, label, name, lines, number } of block.cells)
          yield { text: `${heading}${label}${name}${lines.join('')}${number}`, where: `${sheet.title} ${number}` };
        break;
      default:
        assertNever(block);
    }
  }
}
