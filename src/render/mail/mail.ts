/** The mail to one PI, from the templates on the Settings sheet. */
import type { Cents } from "../../core/money";
import type { Attachment, Mail } from "../../core/mail";
import { periodName, type Instant, type Period } from "../../core/period";
import { splitList } from "../../core/reference";
import type { Settings } from "../../core/settings";
import { formatsOf } from "../format";
import { fillTemplate } from "../../core/template";
import { withAmounts } from "./amounts";
import { htmlBody } from "./html";

/** What a mail says of one statement. */
export interface MailedStatement {
  readonly statementNo: string;
  readonly list: Cents;
  readonly discount: Cents;
  readonly credits: Cents;
  readonly amount: Cents;
  readonly currency: string;
}

export interface MailDraft {
  /** Names the mail for ever: period, PI and statements. */
  readonly key: string;
  readonly period: Period;
  /** The PI's name, or the address where there is none. */
  readonly name: string;
  readonly pi: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** One, or several of one currency; the mail names all and shows their sum. */
  readonly statements: readonly MailedStatement[];
  /** Their PDFs. */
  readonly attachments: readonly Attachment[];
  readonly date: Instant;
}

/** What the settings Mail Subject and Mail Text may name. */
export const MAIL_PLACEHOLDERS = [
  "name",
  "pi_email",
  "period",
  "period_name",
  "statement_no",
  "list",
  "discount",
  "credits",
  "amount",
  "contact_name",
  "contact_mail",
  "department",
  "institution",
] as const;

/** @throws Refusal when a template has a placeholder that is not known */
export function renderMail(draft: MailDraft, settings: Settings): Mail {
  const values = placeholderValues(draft, settings);
  const hasCredits = draft.statements.some((statement) => statement.credits !== 0);
  const template = withAmounts(settings.mailText, hasCredits);
  return {
    key: draft.key,
    period: draft.period,
    from: settings.mailFrom,
    to: draft.to,
    cc: draft.cc,
    bcc: splitList(settings.mailBcc),
    replyTo: settings.mailReplyTo,
    subject: oneLine(fillTemplate(settings.mailSubject, values, "Mail Subject")),
    text: fillTemplate(template, values, "Mail Text"),
    html: htmlBody(template, values, settings),
    attachments: draft.attachments,
    date: draft.date,
  };
}

/** What the placeholders stand for in one mail. */
export function placeholderValues(draft: MailDraft, settings: Settings): Record<string, string> {
  const total = (of: (statement: MailedStatement) => Cents) =>
    formatsOf(settings.locale).money(
      draft.statements.reduce((sum, statement) => sum + of(statement), 0),
      draft.statements[0]?.currency ?? settings.currency,
    );
  const values: Record<(typeof MAIL_PLACEHOLDERS)[number], string> = {
    name: draft.name,
    pi_email: draft.pi,
    period: draft.period,
    period_name: periodName(draft.period),
    statement_no: draft.statements.map((statement) => statement.statementNo).join(", "),
    list: total((statement) => statement.list),
    discount: total((statement) => statement.discount),
    credits: total((statement) => statement.credits),
    amount: total((statement) => statement.amount),
    contact_name: settings.contactName,
    contact_mail: settings.contactMail,
    department: settings.department,
    institution: settings.institution,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, oneLine(value)]));
}

/** A name from a cell may hold line breaks; a value never adds lines to a template. Amounts keep their no-break spaces. */
function oneLine(value: string): string {
  return value.replace(/[^\S\u00a0\u202f]+/g, " ").trim();
}
