/** A mail as a file: the same name and bytes in an outbox folder and in a download. */
import { shortHash } from "../../core/hash";
import type { Mail, NamedMail } from "../../core/mail";
import { safeFileName } from "../file-name";
import { mailToEml, messageId } from "./eml";

const KEY_DIGITS = 10;

export interface MailFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The Message-ID header, which stays with the mail. */
  readonly messageId: string;
}

/**
 * One file a mail key: the same mail again is the same file, and a corrected one replaces it.
 * @throws Refusal when the mail has a header that is not allowed
 */
export function mailFile(mail: Mail): MailFile {
  return { name: mailFileName(mail), bytes: mailToEml(mail), messageId: messageId(mail) };
}

/** `2025-01-0007_smith@chem.example.edu_1a2b3c4d5e.eml`: the first attachment's name, else the key; and the key's hash. */
export function mailFileName(mail: NamedMail): string {
  const name = mail.attachments[0]?.name.replace(/\.[^.]*$/, "") ?? mail.key;
  return safeFileName(`${name}_${shortHash([mail.key], KEY_DIGITS)}`, ".eml");
}
