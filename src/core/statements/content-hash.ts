/** The content hash of a statement: whether what a PI reads has changed. */
import { shortHash } from "../hash";
import type { Settings } from "../settings";
import type { StatementDocument, StatementRecord } from "./statement";

/** Of a content hash, what is the statement's own; the rest is the letterhead's and the settings' words. */
const OWN_DIGITS = 12;
const WORDS_DIGITS = 4;

/** Covers everything the PI reads but number, revision and date. */
export function hashOf(document: StatementDocument, settings: Settings): string {
  const { institution, department, address, contactName, contactMail, subsidyText, locale } = settings;
  const letter = [institution, department, address, contactName, contactMail, subsidyText, locale];
  const text = JSON.stringify(document, (key, value: unknown) => {
    // Left out, not 0: what a statement without credits says of itself stays the same.
    if ((key === "credits" && value === 0) || (key === "subsidies" && isEmpty(value))) return undefined;
    return typeof value === "bigint" ? String(value) : value;
  });
  return shortHash([text], OWN_DIGITS) + shortHash([text, ...letter], WORDS_DIGITS);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** What was sent is not sent again because a letterhead changed; printed again it shows the hash of what it says now. */
export function wasIssuedSo(latest: StatementRecord, contentHash: string): boolean {
  return latest.status === "Issued" && sameFigures(latest.contentHash, contentHash);
}

/** Whether two hashes are of statements that differ in the words of settings at most. */
export function sameFigures(a: string, b: string): boolean {
  return a.slice(0, OWN_DIGITS) === b.slice(0, OWN_DIGITS);
}
