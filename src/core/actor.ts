/** Who did something, as tables and the log write it: a signed-in account as it is, a typed name with a mark. */

const MARK = " (unverified)";
/** In the place of a name: what was typed into a cell, nobody knows by whom. */
export const IN_SHEET = "in sheet";

/** The name as it is written down. @param signedIn whether it is the account that Microsoft 365 knows */
export function actorName(name: string, signedIn: boolean): string {
  const plain = plainName(name);
  return signedIn || plain === "" ? plain : `${plain}${MARK}`;
}

/** Without the mark. Entries of earlier versions have none. */
export function plainName(name: string): string {
  const trimmed = name.trim();
  return trimmed.toLowerCase().endsWith(MARK) ? trimmed.slice(0, -MARK.length).trim() : trimmed;
}

/** Names are compared trimmed and case-folded, whether verified or not. */
export function samePerson(a: string, b: string): boolean {
  return plainName(a).toLowerCase() === plainName(b).toLowerCase();
}
