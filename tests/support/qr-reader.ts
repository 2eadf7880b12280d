import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { PageImage } from './pdf-reader.ts';

/** The texts of the QR codes on a page, read by a decoder that is not the encoder's. */
export async function readQr({ pixels, width, height }: PageImage): Promise<readonly string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer } });
  const image = { data: new Uint8ClampedArray(pixels), width, height } as unknown as ImageData;
  return (await readBarcodes(image, { tryHarder: true, formats: ['QRCode'] })).map((found) => found.text);
}
