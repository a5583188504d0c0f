/** A statement's first page, drawn by pdf.js from the PDF that the pane has made. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { ROOT, type Windows } from "./window";

/** Of the page's; the picture has as many times more as the screen. */
const WIDTH = 460;
const WHOSE = /Smith/i;

/** @param zip the statements as they are downloaded */
export async function drawStatement(windows: Windows, zip: Uint8Array): Promise<Buffer> {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => WHOSE.test(name));
  const pdf = files.sort(([a], [b]) => a.localeCompare(b))[0]?.[1];
  if (pdf === undefined) throw new Error(`No statement's name is like ${String(WHOSE)}.`);
  const page = await windows.open("/assets/icon-32.png", WIDTH, 700);
  await page.route("**/drawn-by/*", async (route) => {
    const name = route.request().url().split("/").at(-1) ?? "";
    const path = join(ROOT, "node_modules", "pdfjs-dist", "legacy", "build", name);
    await route.fulfill({ body: readFileSync(path), contentType: "text/javascript" });
  });
  await page.evaluate(`(async () => {
    const pdfjs = await import("/drawn-by/pdf.mjs");
    pdfjs.GlobalWorkerOptions.workerSrc = "/drawn-by/pdf.worker.mjs";
    const data = Uint8Array.from(atob("${Buffer.from(pdf).toString("base64")}"), (c) => c.charCodeAt(0));
    const sheet = await (await pdfjs.getDocument({ data, useSystemFonts: false, useWasm: false }).promise).getPage(1);
    const paper = sheet.getViewport({ scale: 1 });
    const viewport = sheet.getViewport({ scale: (${WIDTH} * devicePixelRatio) / paper.width });
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    await sheet.render({ canvas, viewport }).promise;
    canvas.style.cssText = "display: block; width: ${WIDTH}px; outline: 1px solid #d1d1d1; outline-offset: -1px";
    document.body.style.cssText = "margin: 0; background: #ffffff; height: auto";
    document.body.replaceChildren(canvas);
  })()`);
  const picture = await page.locator("canvas").screenshot({ animations: "disabled" });
  await page.context().close();
  return picture;
}
