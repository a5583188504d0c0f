/** What stands on the evidence pack's page, from the month and what was packed. */
import { activityOf } from "../../core/evidence/activity";
import { inReadingOrder } from "../../core/evidence/contents";
import { amountToText } from "../../core/money";
import { checkName, sizeWords } from "../../core/tieout/check";
import type { IndexPage } from "../../render/evidence/index-page";
import type { TieOutLine } from "../../render/evidence/tie-out-words";
import type { MonthCheck } from "../check-closing";
import { actor, type Host } from "../host";
import type { TieOutResult } from "../tie-out";
import type { Gathered } from "./gathered";
import type { JournalFileState } from "./journal-files";
import type { Pack } from "./pack";
import {
  adjustmentsTable,
  conformanceTable,
  importsTable,
  journalTable,
  reviewTable,
  statementsTable,
  subsidiesTable,
} from "./page-tables";
import type { StatementFile } from "./statement-files";
import { checkWords, standingWords, verdictsOf } from "./verdicts";

export interface PageFacts {
  /** null where the charges are not to be had. */
  readonly tied: TieOutResult | null;
  readonly check: MonthCheck;
  readonly lines: readonly TieOutLine[];
  /** Hashes of the inputs that are in the pack. */
  readonly inPack: ReadonlySet<string>;
  readonly statements: { readonly files: readonly StatementFile[]; readonly notes: readonly string[] };
  readonly journalFiles: readonly JournalFileState[];
  readonly notes: readonly string[];
}

/** @param pack with everything but the page and the lists of files */
export function indexPage(host: Host, gathered: Gathered, pack: Pack, facts: PageFacts): IndexPage {
  const { book, month } = gathered;
  const { tied, check, lines, inPack, statements, journalFiles, notes } = facts;
  return {
    period: month.period,
    institution: [book.settings.institution, book.settings.department]
      .filter((name) => name !== "")
      .join(", "),
    currency: book.settings.currency,
    standing: standingWords(month),
    madeBy: actor(host),
    madeAt: host.clock.now(),
    verdicts: verdictsOf(month, tied, check, pack.missing.length),
    tieOut: lines,
    noTieOut:
      tied === null
        ? "The charges are archived, and the archive was not found: nothing can be added up."
        : "",
    checks: (tied?.tieOut.checks ?? []).map((c) => ({
      name: checkName(c),
      difference: c.unit === "rows" ? sizeWords(c) : amountToText(c.difference),
    })),
    findings: checkWords(check),
    imports: importsTable(gathered, inPack),
    conformance: conformanceTable(gathered),
    review: reviewTable(gathered),
    adjustments: adjustmentsTable(gathered),
    statements: statementsTable(gathered, statements.files),
    subsidies: subsidiesTable(gathered),
    journal: journalTable(gathered, journalFiles),
    activity: activityOf(gathered.log),
    notes: [...notes, ...statements.notes, ...(tied?.warnings ?? [])],
    missing: pack.missing,
    files: inReadingOrder(pack.files),
  };
}
