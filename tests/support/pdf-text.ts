/** The words of a PDF in drawing order, as another program reads them. */
import { execFileSync } from "node:child_process";
import { PDF_PROGRAM, piecesIn } from "./pdf-reader";

/** Every piece of text that the PDF draws. */
export function pdfTexts(bytes: Uint8Array): string[] {
  const input = `${Buffer.from(bytes).toString("base64")}\n`;
  const answer = execFileSync(process.execPath, [PDF_PROGRAM], { input, encoding: "utf8" });
  return answer.split("\n").flatMap((line) => (piecesIn(line) ?? []).flat().map(({ text }) => text));
}
