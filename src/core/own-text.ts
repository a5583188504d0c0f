/** Texts cut out of larger ones. */

/**
 * A copy of its own: engines keep a piece as a view of the text it was cut from, and one short cell would keep all of
 * that in memory. Texts below this length are copied by the engine anyway.
 */
export function ownText(text: string): string {
  return text.length < SHORTEST_VIEW ? text : ` ${text}`.slice(1);
}

const SHORTEST_VIEW = 13;
