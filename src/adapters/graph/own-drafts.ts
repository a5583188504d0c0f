/** A maker's own drafts: thrown away where it yields, marked where they may be sent. */
import { isUnsure } from "./errors";
import type { Mailbox } from "./mailbox";
import type { Found } from "./message";
import { TRIES } from "./making";
import { DRAFT } from "./marks";

/** Only drafts that this call made, and none that somebody has taken over since: that one may be leaving. */
export async function yieldAll(mailbox: Mailbox, mine: readonly string[]): Promise<void> {
  for (const id of mine) await yieldOne(mailbox, id);
}

export async function yieldOne(mailbox: Mailbox, id: string): Promise<void> {
  for (let time = 1; ; time += 1) {
    const now = await mailbox.get(id);
    if (now === null || !now.isDraft || now.readyAs !== "") return;
    try {
      return await mailbox.remove(id);
    } catch (error) {
      if (!isUnsure(error) || time >= TRIES) throw error;
    }
  }
}

/** From now on it may be sent, by anyone. */
export async function ready(mailbox: Mailbox, draft: Found): Promise<Found> {
  await mailbox.mark(draft.id, { [DRAFT]: draft.id });
  return { ...draft, readyAs: draft.id };
}
