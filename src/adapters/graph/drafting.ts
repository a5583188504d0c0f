/**
 * Making a draft of which there is one, whoever else makes the same mail at the same moment.
 *
 * A maker writes its draft, looks at all drafts with the key, and marks its own as ready when it is the older one
 * beyond doubt; else it throws its own away and takes the other. Nobody sends, and nobody but its maker throws away, a
 * draft that is not ready. A draft whose maker has died is taken over once nothing has moved for a while. Why no two
 * can become ready: a look counts when it shows the maker's own draft, so it shows every earlier one; of two drafts the
 * later maker sees the earlier one and yields; drafts of the same second both yield.
 */
import type { Mail } from "../../core/mail";
import { HostFailure, Refusal } from "../../core/problem";
import { chosenOf, oldestOf } from "./copies";
import { attachmentBody, complete, goesTogether } from "./attach";
import { GraphFailure, isUnsure } from "./errors";
import type { Found } from "./message";
import { LOOK, TRIES } from "./making";
import type { DraftTools, Drafted, Making } from "./making";
import { KEY, MAKER, TEXT, markOfKey } from "./marks";
import { messageBody } from "./message-body";
import { ready, yieldAll, yieldOne } from "./own-drafts";
import { takeOver } from "./taking-over";

const ROUNDS = 12;
/** Looks until the search shows what was made. */
const WAITS = 30;

/** @throws GraphFailure; HostFailure when others are in the way all the time; Refusal for a mail that is not allowed */
export async function draftOnce(mail: Mail, tools: DraftTools): Promise<Drafted> {
  const making: Making = {
    ...tools,
    mail,
    body: messageBody(mail),
    key: markOfKey(mail.key),
    maker: `${digits(tools.random())}-${digits(tools.random())}`,
    made: null,
    broken: 0,
    waits: 0,
  };
  try {
    return await untilDrafted(making);
  } catch (error) {
    // A draft that is not ready would only be in the way: of the next run, and of people who look into Drafts.
    // Not after a failed sign-in: it would ask the person again.
    const signedIn = !(error instanceof Refusal) && !(error instanceof GraphFailure && error.status === 401);
    if (making.made !== null && signedIn) {
      await yieldOne(tools.mailbox, making.made).catch(() => undefined);
    }
    throw error;
  }
}

async function untilDrafted(making: Making): Promise<Drafted> {
  for (let round = 1; round <= ROUNDS + making.waits; round += 1) {
    const drafted = await oneRound(making);
    if (drafted !== null) return drafted;
  }
  throw new HostFailure(
    `Somebody else is making the mail to ${making.mail.to.join(", ")} all the time. Try again in a minute.`,
    "nothing",
  );
}

/** Looks, and does one thing. @returns null when it has to look again */
async function oneRound(making: Making): Promise<Drafted | null> {
  const { mailbox, key, maker, wait, random } = making;
  const copies = await mailbox.search(KEY, key);
  const chosen = chosenOf(copies);
  const mine = copies.filter((copy) => copy.maker === maker && copy !== chosen);
  if (chosen !== undefined) {
    await yieldAll(mailbox, [...mine.map(({ id }) => id), ...unseen(making, copies)]);
    return { found: chosen, made: chosen.maker === maker };
  }
  // A search that does not find what was just made may lack others' drafts, too: it proves nothing yet.
  if (unseen(making, copies).length > 0) return await later(making);
  const own = oldestOf(mine);
  const others = copies.filter((copy) => copy.maker !== maker);
  if (own === undefined) return others.length === 0 ? await create(making) : await takeOver(others, making);
  const surplus = mine.flatMap((copy) => (copy === own ? [] : [copy.id]));
  if (others.every(({ created }) => own.created < created)) {
    await yieldAll(mailbox, surplus);
    if (!goesTogether(making.mail)) await complete(mailbox, own.id, making.mail.attachments);
    return { found: await ready(mailbox, own), made: true };
  }
  await yieldAll(mailbox, [...surplus, own.id]);
  making.made = null;
  await wait(LOOK * (0.5 + random()));
  return null;
}

/** What this call made and the search does not show. */
const unseen = ({ made }: Making, copies: readonly Found[]): string[] =>
  made === null || copies.some(({ id }) => id === made) ? [] : [made];

async function later(making: Making): Promise<null> {
  const { mailbox, mail, made, wait } = making;
  making.waits += 1;
  if (making.waits > WAITS) {
    throw new HostFailure(
      `Outlook does not find the draft to ${mail.to.join(", ")} that it has just been given. Try again in some minutes.`,
      "nothing",
    );
  }
  await wait(LOOK);
  // Thrown away by a person meanwhile: then there is nothing to wait for.
  if (made !== null && (await mailbox.get(made)) === null) making.made = null;
  return null;
}

async function create(making: Making): Promise<null> {
  const { mailbox, mail, body, key, maker, text } = making;
  const marks = [
    { id: KEY, value: key },
    { id: MAKER, value: maker },
    { id: TEXT, value: text },
  ];
  const attachments = goesTogether(mail) ? mail.attachments.map(attachmentBody) : [];
  try {
    making.made = await mailbox.create({ ...body, attachments, singleValueExtendedProperties: marks });
  } catch (error) {
    making.broken += 1;
    if (!isUnsure(error) || making.broken >= TRIES) throw error;
    // It may be there: the next look tells, and before that the mailbox gets a moment.
    await making.wait(LOOK);
  }
  return null;
}

const digits = (random: number): string => String(Math.floor(random * 1e15));
