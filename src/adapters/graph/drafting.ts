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
import { HostFailure } from "../../core/problem";
import { chosenOf, oldestOf } from "./copies";
import { attachmentBody, complete } from "./attach";
import { isUnsure } from "./errors";
import type { Found, Mailbox } from "./mailbox";
import { DRAFT, KEY, MAKER, markOfKey } from "./marks";
import { messageBody } from "./message-body";

export interface DraftTools {
  readonly mailbox: Mailbox;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export interface Drafted {
  readonly found: Found;
  readonly made: boolean;
}

/** Bytes that go along in the request that makes the draft; Graph takes about 4 MB with all that is around them. */
const TOGETHER = 3_000_000;
/** Milliseconds between two looks at a draft that somebody else makes. */
const LOOK = 2_000;
/** Milliseconds without any change after which nobody is making it any more: a request and its repetitions. */
const DEAD = 20_000;
/** Files on their way change nothing until they are complete: bytes in a millisecond on a slow line, and at most. */
const SLOW = 50;
const LONGEST = 600_000;
const MOST_LOOKS = 600;
const ROUNDS = 12;
/** Looks until the search shows what was made. */
const WAITS = 30;
/** Requests to make the draft that get no clear answer, before giving up. */
const TRIES = 3;

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
  for (let round = 1; round <= ROUNDS + making.waits; round += 1) {
    const drafted = await oneRound(making);
    if (drafted !== null) return drafted;
  }
  throw new HostFailure(
    `Somebody else is making the mail to ${mail.to.join(", ")} all the time. Try again in a minute.`,
    "nothing",
  );
}

interface Making extends DraftTools {
  readonly mail: Mail;
  readonly body: object;
  readonly key: string;
  readonly maker: string;
  /** The id of the draft this call made, when Outlook told it. */
  made: string | null;
  /** Requests to make the draft of which nobody knows whether they did. */
  broken: number;
  /** Looks that did not show what was made. */
  waits: number;
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
  if (made !== null && making.waits > WAITS) {
    await yieldAll(mailbox, [made]);
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

/** Whether all attachments fit into the request that makes the draft: then it has them all or does not exist. */
function goesTogether({ attachments, html }: Mail): boolean {
  const characters = attachments.reduce(
    (sum, { bytes }) => sum + Math.ceil(bytes.length / 3) * 4,
    html.length,
  );
  return characters < TOGETHER;
}

async function create(making: Making): Promise<null> {
  const { mailbox, mail, body, key, maker } = making;
  const marks = [
    { id: KEY, value: key },
    { id: MAKER, value: maker },
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

/** Only drafts that this call made, and none that somebody has taken over since: that one may be leaving. */
async function yieldAll(mailbox: Mailbox, mine: readonly string[]): Promise<void> {
  for (const id of mine) await yieldOne(mailbox, id);
}

async function yieldOne(mailbox: Mailbox, id: string): Promise<void> {
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

async function ready(mailbox: Mailbox, draft: Found): Promise<Found> {
  await mailbox.mark(draft.id, { [DRAFT]: draft.id });
  return { ...draft, readyAs: draft.id };
}

/** Waits for the maker of others' drafts; where nothing moves any more, the oldest is made ready here. */
async function takeOver(others: readonly Found[], making: Making): Promise<Drafted | null> {
  const { mailbox, key, mail, wait } = making;
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
  await complete(mailbox, left.id, mail.attachments);
  return { found: await ready(mailbox, left), made: true };
}

function patienceFor(mail: Mail): number {
  const bytes = goesTogether(mail) ? 0 : mail.attachments.reduce((sum, one) => sum + one.bytes.length, 0);
  return Math.min(LONGEST, DEAD + bytes / SLOW);
}

const versionsOf = (copies: readonly Found[]): string =>
  copies.map(({ id, version }) => `${id} ${version}`).join("\n");

const digits = (random: number): string => String(Math.floor(random * 1e15));
