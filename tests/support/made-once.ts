/** A month that many tests of a file begin with: the steps make it once, and each test has a copy of its own. */
import type { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { TestMonth, type MemoryFiles } from "./month";

/** @returns what `make` makes, each time in a copy that may be changed */
export function madeOnce<W extends MemoryWorkbook>(
  make: () => Promise<TestMonth<W>>,
): () => Promise<TestMonth<W>> {
  let made: Promise<TestMonth<W>> | null = null;
  return async () => copyOf(await (made ??= make()));
}

function copyOf<W extends MemoryWorkbook>(month: TestMonth<W>): TestMonth<W> {
  const copy = new TestMonth(month.workbook.copy());
  copy.now = month.now;
  copyFiles(month.statementFiles, copy.statementFiles);
  copyFiles(month.journalFiles, copy.journalFiles);
  copy.mail.mails.push(...month.mail.mails);
  for (const address of month.mail.broken) copy.mail.broken.add(address);
  return copy;
}

function copyFiles(from: MemoryFiles, to: MemoryFiles): void {
  for (const [path, bytes] of from.files) to.files.set(path, bytes);
  to.writes = from.writes;
}
