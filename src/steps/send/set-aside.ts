/** Mails of an outbox whose statements have all ended: laid aside, so that nobody sends them after their successor. */
import { keyOf, statementsOf } from "../../core/mail-key";
import { HostFailure } from "../../core/problem";
import { isInForce } from "../../core/statements/lines";
import type { MailSender } from "../../ports/mail-sender";
import { concerned, type Run } from "./run";

/** @returns in words, what was laid aside, and what could not be */
export async function setEndedAside(run: Run): Promise<string[]> {
  const { sender, book } = run;
  const setAside = sender.setAside?.bind(sender);
  if (setAside === undefined) return [];
  const statements = new Map(book.statements.map((s) => [s.statementNo, s]));
  const said: string[] = [];
  for (const row of concerned(run)) {
    if (row.status !== "Sent" || row.via !== sender.name) continue;
    const of = statementsOf(row).map((no) => statements.get(no));
    const [first] = of;
    if (first === undefined || of.some((one) => one === undefined || isInForce(one))) continue;
    const words = await laidAside(setAside, { key: keyOf(row), first: first.file });
    if (words !== "") said.push(`The mail of ${row.statementNo} to ${row.to} is not in force: ${words}`);
  }
  return said;
}

async function laidAside(
  setAside: NonNullable<MailSender["setAside"]>,
  { key, first }: { readonly key: string; readonly first: string },
): Promise<string> {
  try {
    const path = await setAside({ key, attachments: [{ name: first }] });
    return path === "" ? "" : `it lies in ${path} now. If it was not sent yet, do not send it.`;
  } catch (error) {
    if (!(error instanceof HostFailure)) throw error;
    return `do not send it, if it was not sent yet. ${error.message}`;
  }
}
