/** What a person should know of a month's statements though nothing is wrong: whose letterhead they have, who gets none. */
import { heldOnly } from "../core/statements/held-only";
import { centsToText } from "../core/money";
import { isInForce } from "../core/statements/lines";
import { withoutSuccessor } from "../core/statements/numbers";
import type { StatementPlan } from "../core/statements/plan";
import { sampleLetterhead } from "../core/statements/sample-letterhead";
import type { StatementRecord } from "../core/statements/statement";
import type { Book } from "./book";

/** @param only of this PI alone */
export function statementNotices(book: Book, plan: StatementPlan, only?: string): string[] {
  return [...letterheadNotices(book, plan), ...lostNotices(book, plan), ...heldNotices(book, plan, only)];
}

/** Of the statements that were asked for. */
export function letterheadNotices(
  { settings }: Pick<Book, "settings">,
  { current }: { readonly current: readonly { readonly record: Pick<StatementRecord, "pi"> }[] },
): string[] {
  const words = sampleLetterhead(
    settings,
    current.map(({ record }) => record.pi),
  );
  return words === "" ? [] : [words];
}

/** What was sent and lost all its charges just now: nothing replaces it, and no mail says so. */
function lostNotices({ statements, settings }: Book, plan: StatementPlan): string[] {
  const now = new Map(plan.statements.map((s) => [s.statementNo, s]));
  const ended = statements.filter(
    (s) => s.status === "Issued" && now.get(s.statementNo)?.status === "Superseded",
  );
  return withoutSuccessor(
    ended,
    plan.current.map(({ record }) => record),
  ).map(
    ({ statementNo, pi, amount }) =>
      `${statementNo} was sent to ${pi} over ${centsToText(amount)} ${settings.currency}, and nothing is billed on it any more: no statement replaces it, so tell the PI that it is void.`,
  );
}

function heldNotices(
  { directory, settings }: Book,
  { charges, statements }: StatementPlan,
  only?: string,
): string[] {
  const pis = new Set(statements.filter(isInForce).map(({ pi }) => pi));
  const pi = only === undefined ? undefined : directory.canonicalAddress(only);
  const of = charges.filter((c) => pi === undefined || directory.canonicalAddress(c.pi) === pi);
  return heldOnly(of, pis, { directory, currency: settings.currency });
}
