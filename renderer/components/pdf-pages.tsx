import { PDFiumLibrary } from '@hyzyla/pdfium';
import wasmAddress from '@hyzyla/pdfium/pdfium.wasm?url';
import { Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface PageImage {
  readonly label: string;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Points are 1/72 inch, screen pixels 1/96. */
const PIXELS_A_POINT = 96 / 72;

let library: Promise<PDFiumLibrary> | undefined;

/** The reader itself, loaded once and from the app. */
function loadLibrary(): Promise<PDFiumLibrary> {
  library ??= fetch(wasmAddress)
    .then((response) => response.arrayBuffer())
    .then((wasmBinary) => PDFiumLibrary.init({ wasmBinary }));
  return library;
}

async function drawPages(file: File, zoom: number, show: (pages: readonly PageImage[]) => void, isGone: () => boolean): Promise<void> {
  const [reader, bytes] = [await loadLibrary(), new Uint8Array(await file.arrayBuffer())];
  const document = await reader.loadDocument(bytes);
  try {
    const pages: PageImage[] = [];
    for (const page of document.pages()) {
      const image = await page.render({ scale: zoom * PIXELS_A_POINT * window.devicePixelRatio, render: 'bitmap' });
      if (isGone()) return;
      pages.push({
        label: `第 ${pages.length + 1} 页`,
        pixels: new Uint8ClampedArray(image.data),
        width: image.width,
        height: image.height,
      });
      show([...pages]);
      // Page by page, so that the first is there at once and the window stays free.
      await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    document.destroy();
  }
}

/** The pages of a PDF as they will print. */
export function PdfPages({ file, zoom }: { readonly file: File; readonly zoom: number }) {
  const [pages, setPages] = useState<readonly PageImage[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    drawPages(file, zoom, setPages, () => gone).catch(() => setFailed(true));
    return () => {
      gone = true;
    };
  }, [file, zoom]);
  if (failed) return <p>本机不能显示预览，请用“另存 PDF”查看。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the pages are read with the arrow keys
    <section className="preview" tabIndex={0} aria-label="打印预览">
      {pages.length === 0 && <Spin delay={300} />}
      {pages.map((page) => (
        <PageCanvas key={page.label} page={page} />
      ))}
    </section>
  );
}

function PageCanvas({ page }: { readonly page: PageImage }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(page.pixels, page.width, page.height), 0, 0);
  }, [page]);
  return (
    <canvas
      ref={canvas}
      aria-label={page.label}
      width={page.width}
      height={page.height}
      style={{ width: page.width / window.devicePixelRatio }}
    />
  );
}
