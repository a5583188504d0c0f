/** What the Mail Log says of statements. */
import { choiceAt, MAIL } from "./choices";
import { countAt } from "./number-cells";
import { type Book, type Rows, textAt } from "./workbook";

export interface Mail {
  statements: string[];
  status: string;
  attempt: number;
}

export function readMails(book: Book, rows: Rows): Mail[] {
  const mails: Mail[] = [];
  for (let i = 0; i < rows.count; i++) {
    const status = choiceAt(book, rows, "Status", i, MAIL);
    mails.push({
      statements: textAt(rows, "Statement No", i).split("; "),
      status,
      attempt: countAt(rows, "Attempt", i),
    });
  }
  return mails;
}

/** A mail that may have left counts as gone: it is for a person to decide. So does what was handed over otherwise. */
export function wentOut(mails: Mail[], isIssued: boolean): boolean {
  if (mails.some((mail) => mail.status === "Sent" || mail.status === "Unknown")) return true;
  return isIssued && mails.length === 0;
}

/** A later mail that was sent on purpose settles the matter. */
export function isUndecided(mail: Mail, all: Mail[]): boolean {
  if (mail.status !== "Unknown") return false;
  const later = all.filter((other) => other.status === "Sent" && other.attempt > mail.attempt);
  return !mail.statements.every((no) => later.some((other) => other.statements.indexOf(no) >= 0));
}
