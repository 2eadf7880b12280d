import type { Sheet } from '#shared/domain/documents/sheet.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import type { Result } from '#shared/kernel/result.ts';

export interface PrintJob {
  readonly sheets: readonly Sheet[];
  /** 文件标题 and author in the properties of the file. */
  readonly title: string;
  readonly author: string;
  /** 打印时间 and copy number; with the same data only these make the bytes differ. */
  readonly printedAt: Instant;
  /** 1 for the first print; later ones are marked 补打. 0 for a preview, which bears no stamp. */
  readonly copy: number;
}

/** Nothing was printed: no font holds these characters, and a blank or a box in their place would be a wrong sheet. */
export interface CharactersWithoutFont {
  readonly type: 'CharactersWithoutFont';
  readonly characters: readonly { readonly char: string; readonly codePoint: number; readonly where: string }[];
}

export interface DocumentPrinter {
  /** One PDF of all sheets, each beginning on a page of its own, pages counted per sheet. */
  readonly print: (job: PrintJob) => Promise<Result<Uint8Array, CharactersWithoutFont>>;
}
