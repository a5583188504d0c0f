/**
 * Drafts that others make: waited for while something moves, finished when their makers have died. One that says
 * something else is written anew, not replaced: should its maker be alive after all, there is one message all the same.
 */
import type { Mail } from "../../core/mail";
import { complete, goesTogether } from "./attach";
import { chosenOf, oldestOf } from "./copies";
import type { Found } from "./message";
import { LOOK } from "./making";
import type { Drafted, Making } from "./making";
import { KEY, TEXT } from "./marks";
import { ready } from "./own-drafts";

/** Milliseconds without any change after which nobody is making it any more: a request and its repetitions. */
const DEAD = 20_000;
/** Files on their way change nothing until they are complete: bytes in a millisecond on a slow line, and at most. */
const SLOW = 50;
const LONGEST = 600_000;
const MOST_LOOKS = 600;

/** Waits for the maker of others' drafts; where nothing moves any more, the oldest is made ready here. */
export async function takeOver(others: readonly Found[], making: Making): Promise<Drafted | null> {
  const { mailbox, key, mail, text, body, wait } = making;
  let seen = others;
  const dead = patienceFor(mail);
  for (let still = 0, looks = 0; still < dead; looks += 1) {
    await wait(LOOK);
    const now = await mailbox.search(KEY, key);
    if (now.length === 0 || chosenOf(now) !== undefined || looks > MOST_LOOKS) return null;
    still = versionsOf(now) === versionsOf(seen) ? still + LOOK : 0;
    seen = now;
  }
  const left = oldestOf(seen);
  if (left === undefined) return null;
  if (left.text !== text) await mailbox.mark(left.id, { [TEXT]: text }, body);
  await complete(mailbox, left.id, mail.attachments);
  return { found: await ready(mailbox, left), made: true };
}

function patienceFor(mail: Mail): number {
  const bytes = goesTogether(mail) ? 0 : mail.attachments.reduce((sum, one) => sum + one.bytes.length, 0);
  return Math.min(LONGEST, DEAD + bytes / SLOW);
}

const versionsOf = (copies: readonly Found[]): string =>
  copies.map(({ id, version }) => `${id} ${version}`).join("\n");
