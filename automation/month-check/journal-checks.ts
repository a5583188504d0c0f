/** Whether the journal books what the statements say. */
import { centsCheck, type Check } from "./check";
import type { JournalFigures } from "./journal-figures";
import type { StatementFigures } from "./statement-figures";
import { addTo, misplaced } from "./sums";

export function journalChecks(paper: StatementFigures, journal: JournalFigures): Check[] {
  const funds = new Map<string, number>();
  paper.billed.forEach((cents, key) => funds.set(key, cents));
  journal.payers.forEach((cents, key) => addTo(funds, key, -cents));
  return [
    centsCheck("Statements and what others pay against journal debits", paper.owed - journal.debits),
    centsCheck("Journal debits against credits", journal.debits - journal.credits),
    centsCheck("Statement lines against journal, by fund and account", misplaced(funds)),
    centsCheck("Journal debits against credits, by source", misplaced(journal.sources)),
  ];
}
