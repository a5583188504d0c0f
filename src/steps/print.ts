/** Documents → PDFs, with progress and a stop between them. */
import { Cancelled } from "../core/problem";
import type { Settings } from "../core/settings";
import type { StatementDocument } from "../core/statements/statement";
import type { FontSource } from "../ports/ports";
import type { Host } from "./host";

export interface Printed {
  readonly pdfs: readonly Uint8Array[];
  readonly warnings: readonly string[];
}

/**
 * @param printed PDFs that were made of the same statements just before, by statement number
 * @throws HostFailure when a person cancels; nothing was written then
 */
export async function printStatements(
  host: Host,
  settings: Settings,
  documents: readonly StatementDocument[],
  source: FontSource,
  printed: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<Printed> {
  if (documents.length === 0) return { pdfs: [], warnings: [] };
  // Only who prints loads the PDF library and its fonts: they are most of the add-in's bytes.
  const { loadFonts } = await import("../render/pdf/faces");
  const { renderStatement } = await import("../render/pdf/statement");
  const fonts = await loadFonts(documents, settings, source);
  const pdfs: Uint8Array[] = [];
  const warnings: string[] = [];
  for (const [i, document] of documents.entries()) {
    if (host.progress.cancelled()) throw new Cancelled();
    host.progress.report(i, documents.length, `Statement ${document.statementNo}`);
    const ready = printed.get(document.statementNo);
    if (ready !== undefined) {
      pdfs.push(ready);
      continue;
    }
    await host.progress.pause?.();
    const { bytes, missing } = renderStatement(document, settings, fonts);
    pdfs.push(bytes);
    if (missing.length > 0) {
      warnings.push(
        `Statement ${document.statementNo}: no font has ${missing.join(" ")}; boxes stand there.`,
      );
    }
  }
  host.progress.report(documents.length, documents.length, "Statements printed");
  return { pdfs, warnings };
}
