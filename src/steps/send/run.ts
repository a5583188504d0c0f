/** One run of Send: what it was asked, what the workbook says, and the mails that follow from it. */
import type { Mail, MailLogEntry } from "../../core/mail";
import { isOfPeriod, keyOf, mailHash, statementsOf } from "../../core/mail-key";
import { planMails, type MailJob, type MailPlan } from "../../core/mail-plan";
import type { StatementRecord } from "../../core/statements/statement";
import type { MailSender } from "../../ports/mail-sender";
import type { FontSource } from "../../ports/ports";
import { Book } from "../book";
import type { Host } from "../host";
import { itemsByPi, mailOf, type Item } from "../mails";
import { printStatements } from "../print";
import { currentStatements } from "../statements";
import { isAgainInClosed, itemsOfClosed, refuseUnderWay, sealedKeys } from "./closed";
import { MailLedger } from "./ledger";
import { isHere } from "./mailbox";
import type { OneMail } from "./one-mail";
import { rowOf } from "./row";
import type { SendRequest } from "./types";

export interface Run {
  readonly host: Host;
  readonly request: SendRequest;
  readonly sender: MailSender;
  /** null before anybody signed in. */
  readonly mailbox: string | null;
  readonly book: Book;
  /** One list a PI, of those asked for. */
  readonly items: readonly (readonly Item[])[];
  readonly ledger: MailLedger;
  /** Keys of rows that were sealed when the month was closed: they stay as they are. */
  readonly sealed: ReadonlySet<string>;
  /** What a person should know of statements of a closed month. */
  readonly notices: readonly string[];
}

/** @throws Refusal when the month is closed, unless one PI's are sent again, or statements are missing or out of date */
export async function openRun(host: Host, request: SendRequest, sender: MailSender): Promise<Run> {
  const { period } = request;
  const book = await Book.open(host.workbook, [period]);
  const log = book.mailLog.filter((row) => isOfPeriod(row, period));
  const common = { host, request, sender, mailbox: null, book };
  if (!isAgainInClosed(book, request)) {
    const items = itemsByPi(currentStatements(host, book, period), book, request);
    return { ...common, items, ledger: new MailLedger(host, period, log), sealed: new Set(), notices: [] };
  }
  const { items, notices } = itemsOfClosed(host, book, request);
  const sealed = sealedKeys(book, period, log);
  const run = { ...common, items, ledger: new MailLedger(host, period, log, true), sealed, notices };
  refuseUnderWay(concerned(run).filter((row) => sealed.has(row.mailKey)));
  return run;
}

/** The rows of the PIs asked for; all of the month where nobody was named. */
export function concerned({ request, ledger, items }: Run): MailLogEntry[] {
  if (request.only === undefined) return ledger.rows();
  const pis = items.map((of) => `${request.period} ${of[0]?.record.pi ?? ""} `);
  return ledger.rows().filter((row) => pis.some((start) => row.mailKey.startsWith(start)));
}

/** @param justSent statements that were found to have gone out just now */
export function planOf(run: Run, justSent: readonly MailLogEntry[]): MailPlan<StatementRecord> {
  const records = run.items.map((of) => of.map(({ record }) => record));
  return planMails(records, concerned(run), {
    resend: run.request.resend,
    justSent: new Set(justSent.flatMap(statementsOf)),
    isHere: (row) => isHere(row, run.sender, run.mailbox),
  });
}

/** Rows of jobs that an earlier run began whose mail would say something else by now, or go to somebody else. */
export function outdatedRows(run: Run, jobs: readonly MailJob<StatementRecord>[]): MailLogEntry[] {
  const none = (): Uint8Array => new Uint8Array();
  return jobs.flatMap((job) => {
    if (job.row === null || job.row.contentHash === "") return [];
    const mail = mailOf(itemsOf(run, job), run.book, run.request.period, run.host.clock.now(), none);
    return mailHash(mail) === job.row.contentHash ? [] : [job.row];
  });
}

function itemsOf(run: Run, job: MailJob<StatementRecord>): Item[] {
  return run.items.flat().filter((item) => job.items.includes(item.record));
}

function hadTrouble(row: MailLogEntry): boolean {
  return row.attempt > 1 || row.error !== "";
}

/** Attempts that did not leave, whose drafts may lie in the mailbox still. */
function failedBefore(
  job: MailJob<StatementRecord>,
  mail: Mail,
  run: Run,
): Pick<OneMail, "ownDrafts" | "failed"> {
  const numbers = job.items.map((item) => item.statementNo);
  const before = concerned(run)
    .filter((row) => row.status === "Failed" && row.messageId !== "" && !run.sealed.has(row.mailKey))
    .filter((row) => isHere(row, run.sender, run.mailbox))
    .filter((row) => statementsOf(row).some((no) => numbers.includes(no)));
  const isSame = (row: MailLogEntry): boolean =>
    keyOf(row) === mail.key && row.contentHash === mailHash(mail);
  return {
    ownDrafts: new Set(before.filter(isSame).map((row) => row.messageId)),
    failed: before.filter((row) => !isSame(row) && row.attempt === job.attempt - 1),
  };
}

/** @throws Cancelled while statements are printed */
export async function makeMails(
  run: Run,
  jobs: readonly MailJob<StatementRecord>[],
  fonts: FontSource,
): Promise<{ readonly mails: readonly OneMail[]; readonly warnings: readonly string[] }> {
  const { host, book, request } = run;
  const due = jobs.map((job) => itemsOf(run, job));
  const documents = due.flat().map(({ document }) => document);
  const printed = await printStatements(host, book.settings, documents, fonts, request.printed);
  const pdfs = new Map(documents.map((document, i) => [document.statementNo, printed.pdfs[i]]));
  const mails = jobs.map((job, i): OneMail => {
    const of = due[i] ?? [];
    const now = host.clock.now();
    const mail = mailOf(of, book, request.period, now, (no) => pdfs.get(no), job.sending);
    const row = job.row ?? rowOf(mail, job, run);
    return { mail, row, resumed: job.row !== null, ...failedBefore(job, mail, run) };
  });
  // What failed before may fail again: it keeps nobody else's mail from going out.
  mails.sort((a, b) => Number(hadTrouble(a.row)) - Number(hadTrouble(b.row)));
  return { mails, warnings: printed.warnings };
}
