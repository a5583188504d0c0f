/** A PDF's pages drawn by pdf.js, which comes only when the first statement is shown as printed. */
import type {
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFWorker,
  RenderTask,
} from "pdfjs-dist/legacy/build/pdf.mjs";

/** Points of a PDF in an inch, and a screen's own pixels. */
const SCREEN = 96 / 72;
/** Safari draws nothing on a canvas of more pixels. */
const MOST_PIXELS = 16_000_000;

export interface PdfPages {
  readonly count: number;
  /** A page's width on paper, in the page's own pixels: at 100 %. */
  widthOf(page: number): Promise<number>;
  /**
   * Draws a page over the whole width; the canvas is given its size.
   * @param page from 1
   * @param width in CSS pixels
   * @returns false where a later call overtook it
   */
  draw(canvas: HTMLCanvasElement, page: number, width: number): Promise<boolean>;
  close(): Promise<void>;
}

/** One for the session: its script has a megabyte. */
let worker: PDFWorker | undefined;

/** @param bytes go to the worker: they are not there any more afterwards */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // As webpack/pdfjs.mjs lays it out.
  pdfjs.GlobalWorkerOptions.workerSrc = new URL(`pdfjs/${pdfjs.version}/worker.js`, document.baseURI).href;
  if (worker === undefined || worker.destroyed) worker = new pdfjs.PDFWorker();
  return await opened(
    pdfjs.getDocument({
      data: bytes,
      worker,
      // The page's policy forbids it, and WebAssembly that would have to be fetched is for pictures we never print.
      isEvalSupported: false,
      useWasm: false,
      // Statements bring their letters: they are the same on every machine.
      useSystemFonts: false,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    }),
  );
}

async function opened(task: PDFDocumentLoadingTask): Promise<PdfPages> {
  return pagesOf(await task.promise, () => task.destroy());
}

function pagesOf(pdf: PDFDocumentProxy, close: () => Promise<void>): PdfPages {
  const drawing = new WeakMap<HTMLCanvasElement, RenderTask>();
  return {
    count: pdf.numPages,
    close,
    widthOf: async (page) => (await pdf.getPage(page)).getViewport({ scale: SCREEN }).width,
    async draw(canvas, number, width) {
      const page = await pdf.getPage(number);
      const paper = page.getViewport({ scale: 1 });
      const wanted = (width * window.devicePixelRatio) / paper.width;
      const most = Math.sqrt(MOST_PIXELS / (paper.width * paper.height));
      const viewport = page.getViewport({ scale: Math.min(wanted, most) });
      drawing.get(canvas)?.cancel();
      // Drawn apart and shown at once: a canvas that gets a size is blank until it is drawn.
      const sheet = document.createElement("canvas");
      sheet.width = Math.floor(viewport.width);
      sheet.height = Math.floor(viewport.height);
      const task = page.render({ canvas: sheet, viewport });
      drawing.set(canvas, task);
      const done = await task.promise.then(
        () => true,
        (error: unknown) => {
          if (error instanceof Error && error.name === "RenderingCancelledException") return false;
          throw error;
        },
      );
      if (!done || drawing.get(canvas) !== task) return false;
      canvas.width = sheet.width;
      canvas.height = sheet.height;
      canvas.getContext("2d")?.drawImage(sheet, 0, 0);
      return true;
    },
  };
}
