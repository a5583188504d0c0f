/** Of several copies of a mail the one that counts, and a copy by its id. */
import type { Mailbox } from "./mailbox";
import type { Found } from "./message";
import { DRAFT } from "./marks";

/** The copy that counts: a sent one, else the oldest draft that is ready. */
export function chosenOf(copies: readonly Found[]): Found | undefined {
  const sent = copies.filter(({ isDraft }) => !isDraft);
  return oldestOf(sent.length > 0 ? sent : copies.filter(({ readyAs }) => readyAs !== ""));
}

export const oldestOf = (copies: readonly Found[]): Found | undefined =>
  [...copies].sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))[0];

/** Its own id first; where that has changed on the way to Sent Items, by our mark. */
export async function byId(mailbox: Mailbox, messageId: string): Promise<Found | null> {
  return (await mailbox.get(messageId)) ?? chosenOf(await mailbox.search(DRAFT, messageId)) ?? null;
}
