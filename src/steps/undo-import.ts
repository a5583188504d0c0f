/** Undo of an import: until its months are closed, its charges and problems are taken out again. */
import { importsNamed, planUndo } from "../core/import/undo";
import type { Period } from "../core/period";
import { Refusal } from "../core/problem";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { reviewMonth } from "./review-month";
import { save } from "./save";

export interface UndoResult {
  readonly importIds: readonly string[];
  readonly file: string;
  readonly periods: readonly Period[];
  readonly charges: number;
  readonly problems: number;
  /** Imports it had replaced: they do not come back by themselves, their files are to be imported again. */
  readonly replaced: readonly string[];
}

/**
 * @param name an import's ID, or its file's name; all months that came in the file go together
 * @throws Refusal when it is ambiguous, a month is closed, or its charges are on sent statements or in a journal
 */
export async function undoImport(host: Host, name: string, reason: string): Promise<UndoResult> {
  if (reason.trim() === "")
    throw new Refusal("Say why the import is undone{way}. Nothing was written.", [], {
      script: ": --reason",
      pane: "",
    });
  const book = await Book.open(host.workbook);
  const undone = importsNamed(name, book.imports);
  const periods = [...new Set(undone.map((i) => i.period))].sort();
  await book.load(periods);
  const before = book.charges(periods);
  const { imports, problems, findings, statements, journal } = book;
  const state = { charges: before, imports, problems, findings, statements, journal, periods: book.periods };
  const plan = planUndo(undone, state, { reason, by: actor(host), now: host.clock.now() });
  const months = periods.map((period) => {
    const charges = plan.charges.filter((c) => c.period === period);
    return reviewMonth(host, book, period, charges, plan.imports, plan.log);
  });
  await save(host, book, {
    chargesBefore: before,
    after: {
      charges: months.flatMap((m) => m.charges),
      imports: plan.imports,
      problems: plan.problems,
      findings: plan.findings,
    },
    log: [...plan.log, ...months.flatMap((m) => m.log)],
    periods,
  });
  return {
    importIds: undone.map((i) => i.importId),
    file: undone[0]?.fileName ?? name,
    periods,
    charges: plan.removedCharges,
    problems: plan.removedProblems,
    replaced: undone.flatMap((i) => i.replaces.split("; ")).filter((id) => id !== ""),
  };
}
