/** A mail sender that writes .eml files into a folder: a person, or a mail server's pickup, sends them. */
import { mailFile } from "../../render/mail/eml-file";
import type { MailSender } from "../../ports/ports";
import { folderSaver } from "../node/files";

/**
 * One file a mail key: the same mail again is the same file, and a corrected one replaces it.
 * @throws Refusal, from `send`, when the mail has a header that is not allowed
 * @throws HostFailure, from `send`, when the file cannot be written
 */
export function outboxSender(folder: string): MailSender {
  const saver = folderSaver(folder);
  return {
    name: "outbox",
    async send(mail) {
      const { name, bytes, messageId } = mailFile(mail);
      const { changed } = await saver.save(name, bytes);
      return { messageId, changed };
    },
  };
}
