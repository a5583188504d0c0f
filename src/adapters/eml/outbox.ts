/** A mail sender that writes .eml files into a folder: a person, or a mail server's pickup, sends them. */
import { shortHash } from "../../core/hash";
import type { Mail } from "../../core/mail";
import { safeFileName } from "../../render/file-name";
import { mailToEml, messageId } from "../../render/mail/eml";
import type { MailSender } from "../../ports/ports";
import { folderSaver } from "../node/files";

const KEY_DIGITS = 10;

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
      const { changed } = await saver.save(mailFileName(mail), mailToEml(mail));
      return { messageId: messageId(mail), changed };
    },
  };
}

/** `2025-01-0007_smith@chem.example.edu_1a2b3c4d5e.eml`: the first attachment's name, else the key; and the key's hash. */
export function mailFileName(mail: Pick<Mail, "key" | "attachments">): string {
  const name = mail.attachments[0]?.name.replace(/\.[^.]*$/, "") ?? mail.key;
  return safeFileName(`${name}_${shortHash([mail.key], KEY_DIGITS)}`, ".eml");
}
