/**
 * A draft that was made earlier, compared with the mail it has to be: people open drafts in Outlook. What is missing is
 * added; what a person may have meant is only told.
 */
import type { Attachment, Mail } from "../../core/mail";
import { mailHash } from "../../core/mail-key";
import { bareAddress } from "../../render/mail/headers";
import { complete, missingOf } from "./attach";
import { byId } from "./copies";
import type { Mailbox } from "./mailbox";
import type { AttachmentInfo, Found } from "./message";

/** Outlook tells a size above the file's own, by how much is not published; beyond this it is another file. */
const MOST_TIMES = 1.5;
const MOST_MORE = 65_536;

/** @returns in words, what differs and was not mended; "" where it is as it has to be, or is no draft any more */
export async function mend(mailbox: Mailbox, mail: Mail, messageId: string): Promise<string> {
  const draft = await byId(mailbox, messageId);
  if (draft === null || !draft.isDraft) return "";
  const there = (await mailbox.attachments(draft.id)).filter(({ isInline }) => !isInline);
  const surplus = surplusOf(mail.attachments, there);
  const differs = [...textDiffers(draft, mail), ...receiversDiffer(draft, mail), ...surplus];
  if (differs.length > 0) return differs.join(" ");
  if (missingOf(mail.attachments, there).length > 0) await complete(mailbox, draft.id, mail.attachments);
  return "";
}

function textDiffers({ text }: Found, mail: Mail): string[] {
  return text === "" || text === mailHash(mail)
    ? []
    : ["It was made with another address, subject or text than the mail has now."];
}

function receiversDiffer(draft: Found, mail: Mail): string[] {
  return (["to", "cc", "bcc"] as const)
    .filter((list) => sorted(draft[list]) !== sorted(mail[list]))
    .map((list) => `${NAMES[list]} is ${shown(draft[list])}, not ${shown(mail[list])}.`);
}

const NAMES = { to: "To", cc: "Cc", bcc: "Bcc" } as const;
const shown = (list: readonly string[]): string => (list.length === 0 ? "blank" : list.join("; "));
const sorted = (list: readonly string[]): string =>
  [...new Set(list.map((address) => bareAddress(address).toLowerCase()))].sort().join("; ");

/** Files that the mail has not, and such as have a name of its files and are others. */
function surplusOf(files: readonly Attachment[], there: readonly AttachmentInfo[]): string[] {
  const left = [...files];
  return there.flatMap(({ name, size }) => {
    const at = left.findIndex((file) => file.name === name && isAbout(size, file.bytes.length));
    if (at >= 0) left.splice(at, 1);
    if (at >= 0) return [];
    return [
      files.some((file) => file.name === name)
        ? `Its file ${name} is another one.`
        : `It carries ${name}, too.`,
    ];
  });
}

const isAbout = (told: number, bytes: number): boolean =>
  told >= bytes && told <= bytes * MOST_TIMES + MOST_MORE;
