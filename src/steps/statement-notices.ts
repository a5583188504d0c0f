/** What a person should know of a month's statements though nothing is wrong: whose letterhead they have, who gets none. */
import { heldOnly } from "../core/statements/held-only";
import { isInForce } from "../core/statements/lines";
import type { StatementPlan } from "../core/statements/plan";
import { sampleLetterhead } from "../core/statements/sample-letterhead";
import type { StatementRecord } from "../core/statements/statement";
import type { Book } from "./book";

/** @param only of this PI alone */
export function statementNotices(book: Book, plan: StatementPlan, only?: string): string[] {
  return [...letterheadNotices(book, plan), ...heldNotices(book, plan, only)];
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
