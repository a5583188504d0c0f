/** The words of a PDF that this program made: its text operators in order, without a PDF program. */
import { inflateSync } from "node:zlib";

/** Every piece of text the PDF draws in a standard font, in drawing order. */
export function pdfTexts(bytes: Uint8Array): string[] {
  return streamsOf(Buffer.from(bytes)).flatMap((stream) =>
    [...stream.matchAll(/\(((?:\\.|[^\\()])*)\) Tj/g)].map((match) =>
      (match[1] ?? "").replace(/\\(.)/g, "$1"),
    ),
  );
}

function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    if (pdf.subarray(at - 3, at).toString("latin1") === "end") continue;
    const body = pdf.subarray(at + 7, pdf.indexOf("endstream", at));
    try {
      found.push(inflateSync(body).toString("latin1"));
    } catch {
      found.push(body.toString("latin1"));
    }
  }
  return found;
}
