import PDFDocument from 'pdfkit';
import type { ChainFont, FontChain } from './font-chain.ts';
import type { LaidPage } from './layout-sheet.ts';
import type { Mark } from './page-flow.ts';
import { PlainFont } from './plain-encoder.ts';
import type { TextStyle, Typesetter } from './typesetter.ts';

export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
}

/** Writes pages as PDF/A-2b; every text is drawn by fonts that are embedded. */
export async function drawPages(
  pages: readonly LaidPage[],
  typesetter: Typesetter,
  fonts: FontChain,
  properties: Properties,
): Promise<Uint8Array> {
  const doc = new ArchivedDocument({
    font: null as unknown as string,
    autoFirstPage: false,
    subset: 'PDF/A-2b',
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: { Title: properties.title, Author: properties.author, Creator: 'Fairdesk', Producer: 'Fairdesk', CreationDate: properties.at },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const embedded = new Map<string, PlainFont>();
  for (const page of pages) {
    doc.addPage({ size: [page.paper.width, page.paper.height], margin: 0 });
    const pen = new Pen(doc, page.paper.height, typesetter, embedded);
    if (page.watermark !== undefined) pen.watermark(page.watermark, page.paper.width, fonts);
    pen.draw(page.marks);
    doc.addContent(pen.content());
  }
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

/** The document library writes title and author into the XMP packet as they are; `&` and `<` would spoil it. */
class ArchivedDocument extends PDFDocument {
  _addInfo(): void {
    const { info } = this;
    this.info = { ...info, Title: escapeXml(info.Title ?? ''), Author: escapeXml(info.Author ?? '') };
    (PDFDocument.prototype as unknown as { _addInfo(this: PDFKit.PDFDocument): void })._addInfo.call(this);
    this.info = info;
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const WATERMARK: TextStyle = { face: 'head', size: 96 };
const WATERMARK_GRAY = 0.92;
/** Of the diagonal of the page: on a label it is smaller. */
const WATERMARK_SHARE = 0.0935;

/** Writes the operators of one page: all fills, then all lines, then all text. */
class Pen {
  readonly #doc: PDFKit.PDFDocument;
  readonly #height: number;
  readonly #typesetter: Typesetter;
  readonly #embedded: Map<string, PlainFont>;
  #fills = '';
  #lines = '';
  #text = '';
  #across = '';
  #style = '';

  constructor(doc: PDFKit.PDFDocument, height: number, typesetter: Typesetter, embedded: Map<string, PlainFont>) {
    this.#doc = doc;
    this.#height = height;
    this.#typesetter = typesetter;
    this.#embedded = embedded;
  }

  draw(marks: readonly Mark[]): void {
    let weight: number | undefined;
    for (const mark of marks) {
      switch (mark.kind) {
        case 'fill':
          this.#fills += `${round(mark.gray)} g ${round(mark.x)} ${this.#up(mark.y + mark.height)} ${round(mark.width)} ${round(mark.height)} re f\n`;
          break;
        case 'line':
          if (mark.weight !== weight) this.#lines += `${mark.weight} w\n`;
          weight = mark.weight;
          this.#lines += `${round(mark.x1)} ${this.#up(mark.y1)} m ${round(mark.x2)} ${this.#up(mark.y2)} l S\n`;
          break;
        case 'text':
          this.#set(mark.text, mark.style, mark.x, mark.baseline);
          break;
      }
    }
  }

  watermark(text: string, pageWidth: number, fonts: FontChain): void {
    const size = Math.min(WATERMARK.size, round(Math.hypot(pageWidth, this.#height) * WATERMARK_SHARE));
    const width = this.#typesetter.widthOf(text, { ...WATERMARK, size });
    const angle = Math.atan2(this.#height, pageWidth);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const middle = size * 0.35;
    const x = pageWidth / 2 - (width / 2) * cos + middle * sin;
    const y = this.#height / 2 - (width / 2) * sin - middle * cos;
    const font = this.#fontOf(fonts.face(WATERMARK.face));
    this.#across = `BT ${WATERMARK_GRAY} g /${font.resourceName} ${size} Tf ${round(cos)} ${round(sin)} ${round(-sin)} ${round(cos)} ${round(x)} ${round(y)} Tm <${font.encode(text)}> Tj ET\n`;
  }

  content(): string {
    return `q 1 0 0 -1 0 ${round(this.#height)} cm\n${this.#across}${this.#fills}0 G 0 g\n${this.#lines}BT\n${this.#text}ET Q`;
  }

  #set(text: string, { face, size }: TextStyle, left: number, baseline: number): void {
    let x = left;
    for (const run of this.#typesetter.runsOf(text, face)) {
      const font = this.#fontOf(run.font);
      const style = `/${font.resourceName} ${size} Tf\n`;
      if (style !== this.#style) this.#text += style;
      this.#style = style;
      this.#text += `1 0 0 1 ${round(x)} ${this.#up(baseline)} Tm <${font.encode(run.text)}> Tj\n`;
      x += this.#typesetter.widthOf(run.text, { face, size });
    }
  }

  #fontOf(chained: ChainFont): PlainFont {
    let font = this.#embedded.get(chained.name);
    if (!font) {
      font = new PlainFont(this.#doc, chained);
      this.#embedded.set(chained.name, font);
    }
    this.#doc.page.fonts[font.resourceName] = font.reference();
    return font;
  }

  /** The page counts from its lower edge. */
  #up(y: number): number {
    return round(this.#height - y);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
