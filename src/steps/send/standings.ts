/** Which statements went out, from rows as the sheets have them: a person may have typed anything into a cell. */
import { MAIL_STATES } from "../../core/mail";
import { standingOf, type MailStanding } from "../../core/mail-standing";
import { STATEMENT_STATES } from "../../core/statements/statement";
import type { Row } from "../../workbook/shape";

/** @param statements rows of Statements @param mails rows of the Mail Log; of both, Statement No and Status */
export function standingsOf(statements: readonly Row[], mails: readonly Row[]): MailStanding[] {
  const log = mails.map((row) => ({ ...numberOf(row), status: choice(MAIL_STATES, row, "Failed") }));
  return statements.map((row) =>
    standingOf({ ...numberOf(row), status: choice(STATEMENT_STATES, row, "Draft") }, log),
  );
}

function numberOf(row: Row): { readonly statementNo: string } {
  return { statementNo: String(row["Statement No"] ?? "") };
}

function choice<C extends string>(choices: readonly C[], row: Row, otherwise: C): C {
  return choices.find((one) => one === row["Status"]) ?? otherwise;
}
