/** Tells an instant written just as FOCUS demands at a glance: nearly every date of nearly every file. */

/** From 1970 on, on one of the first 28 days of a month: no calendar is needed. */
const PLAIN =
  /^(?:19[7-9]\d|[2-9]\d{3})-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** A text of which this is not said may be an instant all the same. */
export function isPlainInstant(text: string): boolean {
  return PLAIN.test(text);
}
