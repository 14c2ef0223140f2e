import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Pdf = pdfjs.PDFDocumentProxy;
export type PdfPage = pdfjs.PDFPageProxy;

/** Base64 as the bytes that it stands for. */
export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export interface Reading {
  pdf: Promise<Pdf>;
  /** Lets go of the file and of what reads it. */
  end: () => void;
}

/**
 * Reads a PDF, which may come from anywhere: away from the page, in a worker; nothing in it is run, fetched or filled in.
 * Its forms, scripts and links are not drawn.
 */
export function readPdf(bytes: Uint8Array): Reading {
  const port = new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url), {
    type: 'module',
  });
  const worker = pdfjs.PDFWorker.create({ port });
  const task = pdfjs.getDocument({
    data: bytes,
    worker,
    // The content policy lets neither evaluated code nor WebAssembly in.
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    useSystemFonts: true,
  });
  return {
    pdf: task.promise,
    end: () => {
      void task.destroy().finally(() => {
        worker.destroy();
        port.terminate();
      });
    },
  };
}

export interface Drawing {
  /** How high the page is for a width, in pixels of the page. */
  canvas: HTMLCanvasElement;
  /** Its words, over the drawing, to be selected and read aloud. */
  words: HTMLElement;
}

/** Larger drawings would take more memory than they are worth, in pixels. */
const MOST_PIXELS = 16_000_000;

/** Draws a page so wide; gives back how to stop. */
export function drawPage(page: PdfPage, width: number, { canvas, words }: Drawing): () => void {
  const { width: natural } = page.getViewport({ scale: 1 });
  const scale = width / natural;
  const viewport = page.getViewport({ scale });
  const wish = window.devicePixelRatio || 1;
  const ratio = Math.min(wish, Math.sqrt(MOST_PIXELS / (viewport.width * viewport.height)));
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  const drawing = page.render({
    canvas,
    viewport,
    transform: [ratio, 0, 0, ratio, 0, 0],
    annotationMode: pdfjs.AnnotationMode.DISABLE,
  });
  words.replaceChildren();
  words.style.setProperty('--total-scale-factor', String(scale));
  const layer = new pdfjs.TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport,
  });
  // A page that is left before it is drawn is no error.
  drawing.promise.catch(() => undefined);
  layer.render().catch(() => undefined);
  return () => {
    drawing.cancel();
    layer.cancel();
    canvas.width = 0;
    canvas.height = 0;
    words.replaceChildren();
  };
}
