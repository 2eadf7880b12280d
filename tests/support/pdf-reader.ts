import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface PageImage {
  /** RGBA, row by row. */
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface ReadPage {
  readonly text: string;
  readonly render: (scale: number) => Promise<PageImage>;
}

/** Opens a PDF with the reader that browsers use, so that tests see what a user sees. */
export async function readPdf<T>(bytes: Uint8Array, work: (pages: readonly ReadPage[]) => Promise<T>): Promise<T> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(Buffer.from(bytes));
    const pages = [...document.pages()].map(
      (page): ReadPage => ({
        text: page.getText(),
        render: async (scale) => {
          const image = await page.render({ scale, render: 'bitmap' });
          return { pixels: image.data, width: image.width, height: image.height };
        },
      }),
    );
    const result = await work(pages);
    document.destroy();
    return result;
  } finally {
    library.destroy();
  }
}

/** The text without the breaks and spaces that belong to the layout. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u3000]/gu, '');
}
