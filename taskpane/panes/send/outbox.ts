/** An outbox in memory: the same files as the command line writes into a folder. */
import type { FileSaver, MailSender } from "../../../src/ports/ports";
import { mailFile } from "../../../src/render/mail/eml-file";

export function outboxOf(saver: FileSaver): MailSender {
  return {
    name: "outbox",
    async send(mail) {
      const { name, bytes, messageId } = mailFile(mail);
      const { changed } = await saver.save(name, bytes);
      return { messageId, changed };
    },
  };
}
