/**
 * Reads PDFs with pdf.js, in a process of its own because pdf.js is an ES module and Jest runs CommonJS. A line of
 * base64 in, a line of JSON out: for each page its pieces of text as they are drawn.
 */
import { createInterface } from "node:readline";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

for await (const line of createInterface({ input: process.stdin })) {
  const data = new Uint8Array(Buffer.from(line, "base64"));
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false, isEvalSupported: false });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(
      items
        .filter((item) => item.str.trim() !== "")
        .map(({ str, transform, width }) => ({
          text: str,
          x: transform[4],
          y: transform[5],
          width,
          size: Math.hypot(transform[2], transform[3]),
        })),
    );
  }
  await task.destroy();
  process.stdout.write(`\u0000${JSON.stringify(pages)}\n`);
}
