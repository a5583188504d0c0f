/** Which statements went out, from rows as the sheets have them: a person may have typed anything into a cell. */
import { MAIL_STATES } from "../../core/mail";
import { statementsOf } from "../../core/mail-key";
import { standingOf, undecided, type MailStanding } from "../../core/mail-standing";
import { STATEMENT_STATES } from "../../core/statements/statement";
import type { Row } from "../../workbook/shape";

/** @param statements rows of Statements @param mails rows of the Mail Log; of both, Statement No and Status */
export function standingsOf(statements: readonly Row[], mails: readonly Row[]): MailStanding[] {
  const log = mails.map((row) => ({ ...numberOf(row), status: choice(MAIL_STATES, row, "Failed") }));
  return statements.map((row) =>
    standingOf({ ...numberOf(row), status: choice(STATEMENT_STATES, row, "Draft") }, log),
  );
}

/** How many mails a person has to decide about. @param mails with Attempt too */
export function doubtful(statements: readonly Row[], mails: readonly Row[]): number {
  const numbers = new Set(statements.map((row) => numberOf(row).statementNo));
  const log = mails.map((row) => ({
    ...numberOf(row),
    status: choice(MAIL_STATES, row, "Failed"),
    attempt: Number(row["Attempt"] ?? 0),
  }));
  return undecided(log).filter((row) => statementsOf(row).some((no) => numbers.has(no))).length;
}

function numberOf(row: Row): { readonly statementNo: string } {
  return { statementNo: String(row["Statement No"] ?? "") };
}

function choice<C extends string>(choices: readonly C[], row: Row, otherwise: C): C {
  return choices.find((one) => one === row["Status"]) ?? otherwise;
}
