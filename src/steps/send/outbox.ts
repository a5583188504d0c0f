/**
 * A sender that saves mails as .eml files, for a person to open and send. Not for a folder that a mail server empties:
 * a run that broke off saves all its files again, which replaces those that still lie there and doubles those that left.
 */
import { SUPERSEDED_FOLDER } from "../../core/statements/ended-files";
import type { MailSender } from "../../ports/mail-sender";
import type { FileSaver, SavedBefore } from "../../ports/ports";
import { mailFile, mailFileName } from "../../render/mail/eml-file";
import { messageId } from "../../render/mail/eml";

/**
 * One file a mail key: the same mail again is the same file, and a corrected one replaces it.
 * @throws Refusal, from `send`, when the mail has a header that is not allowed
 * @throws HostFailure, from `send`, when the file cannot be written
 */
export function outboxSender(saver: FileSaver): MailSender {
  return {
    name: "outbox",
    place: "files",
    mailbox: () => Promise.resolve(""),
    find: () => Promise.resolve(null),
    // Async, so that a sender address that is none rejects.
    // eslint-disable-next-line @typescript-eslint/require-await
    draft: async (mail) => ({ messageId: messageId(mail), state: "Draft" }),
    mend: () => Promise.resolve(""),
    async send(mail) {
      const { name, bytes } = mailFile(mail);
      await saver.save(name, bytes);
      return "Sent";
    },
    state: () => Promise.resolve("Unknown"),
    discard: () => Promise.resolve(),
    clear: () => Promise.resolve(),
    ...(saver.before === undefined ? {} : { setAside: asideOf(saver, saver.before) }),
  };
}

/** Copied first: whatever stops it, the file is there. */
function asideOf(saver: FileSaver, before: SavedBefore): NonNullable<MailSender["setAside"]> {
  return async (mail) => {
    const name = mailFileName(mail);
    const bytes = await before.read(name);
    if (bytes === null) return "";
    const { path } = await saver.save(`${SUPERSEDED_FOLDER}/${name}`, bytes);
    await before.remove(name);
    return path;
  };
}
