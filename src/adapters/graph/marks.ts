/**
 * What the program writes on its messages in Outlook: single-value extended properties under a GUID of its own. They
 * stay on the message when it is sent, and no recipient sees them.
 */
import { shortHash } from "../../core/hash";

const SET = "{6f1f2f0a-3c6e-4a57-9d0b-8a4f5f1f6c21}";

/** The mail's key. */
export const KEY = `String ${SET} Name OpenChargebackMailKey`;
/** Names the call that made the draft, so that it knows its own. */
export const MAKER = `String ${SET} Name OpenChargebackMaker`;
/** Tells which receivers, subject and text the draft was made with, whatever a person changed in it since. */
export const TEXT = `String ${SET} Name OpenChargebackText`;
/**
 * The draft's id, written when it is complete and nobody else makes the same mail: only then may it be sent. It finds
 * the message again where its id changes on the way to Sent Items.
 */
export const DRAFT = `String ${SET} Name OpenChargebackDraft`;

/** Characters of a key that are kept; a filter takes no endless ones. */
const LONGEST = 200;
const DIGITS = 40;

export function markOfKey(key: string): string {
  if (key.length <= LONGEST) return key;
  return `${key.slice(0, LONGEST - DIGITS - 1)} ${shortHash([key], DIGITS)}`;
}
