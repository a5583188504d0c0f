/** Printing lets the pane draw between two statements, and can be stopped there. */
import { defaultSettingRows, readSettings } from "../core/settings";
import { Cancelled } from "../core/problem";
import { aDetail, aProject, aStatement } from "../testing/statement-documents";
import type { Host } from "./host";
import { printStatements } from "./print";

const settings = readSettings(defaultSettingRows());
const documents = Array.from({ length: 4 }, (_, index) =>
  aStatement([aProject([aDetail({ list: 100, discount: 0 })])], { statementNo: `2025-01-000${index}` }),
);
const noFonts = { fontFor: () => Promise.resolve(null) };

function hostThat(progress: Partial<Host["progress"]>): Host {
  return {
    progress: { report: () => undefined, cancelled: () => false, ...progress },
  } as Host;
}

test("a pause before each statement", async () => {
  let pauses = 0;
  const host = hostThat({
    pause: () => {
      pauses += 1;
      return new Promise((resolve) => setTimeout(resolve));
    },
  });
  const { pdfs, warnings } = await printStatements(host, settings, documents, noFonts);
  expect(pdfs).toHaveLength(4);
  expect(warnings).toEqual([]);
  expect(pauses).toBe(4);
});

test("what was printed just before is not printed again", async () => {
  let pauses = 0;
  const host = hostThat({
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
  const ready = new Uint8Array([1]);
  const { pdfs } = await printStatements(
    host,
    settings,
    documents,
    noFonts,
    new Map([["2025-01-0002", ready]]),
  );
  expect(pdfs[2]).toBe(ready);
  expect(pauses).toBe(3);
});

test("stopped between two statements", async () => {
  const seen: string[] = [];
  const host = hostThat({
    report: (_done, _total, doing) => seen.push(doing),
    cancelled: () => seen.length === 2,
  });
  await expect(printStatements(host, settings, documents, noFonts)).rejects.toThrow(Cancelled);
  expect(seen).toEqual(["Statement 2025-01-0000", "Statement 2025-01-0001"]);
});
