/** How mails leave. The step decides what goes out and writes it down; a sender only makes, sends and looks. */
import type { Mail, NamedMail } from "../core/mail";

/** A mail as the place it leaves from has it. */
export interface MailCopy {
  /** Of the message, for ever. */
  readonly messageId: string;
  readonly state: "Draft" | "Sent";
  /** The mailHash it was made with; "" or nothing where the place does not say. */
  readonly text?: string;
  /** As `draft` answers: false where it is somebody else's, who may be about to send it. */
  readonly made?: boolean;
}

/**
 * What became of a message: Gone when it is not there any more, Unknown when the place cannot tell (a mail server
 * answers no questions).
 */
export type MessageState = "Draft" | "Sent" | "Gone" | "Unknown";

export interface MailSender {
  /** As people know it, and as the Mail Log keeps it: "outbox", "Outlook", "SMTP". */
  readonly name: string;
  /**
   * Where mails lie: in a mailbox that keeps drafts and sent mails and can be asked; nowhere, with a mail server that
   * answers no questions; in files, of which one saved again replaces the one before.
   */
  readonly place: "mailbox" | "server" | "files";
  /**
   * Whose mailbox the mails leave from: an address, "" where there is none. Asked first: signs in where needed.
   * @throws Refusal when the person does not sign in
   * @throws HostFailure
   */
  mailbox(): Promise<string>;
  /**
   * A copy of the mail with this key, sent or not, whoever made it; of several a sent one. A draft that lacks an
   * attachment, since its making was broken off, is no copy.
   * @returns null where there is none, or where the place cannot tell
   * @throws HostFailure
   */
  find(key: string): Promise<MailCopy | null>;
  /**
   * Makes a draft with its attachments. Of two that are made at once with the same key one remains, and both callers
   * get it; a server, which keeps none, gives each an id of its own. Nothing is sent.
   * @throws Refusal when the mail is not allowed: an address that is none
   * @throws HostFailure: there may be a draft, or a part of one, which the next call takes up
   */
  draft(mail: Mail): Promise<MailCopy>;
  /**
   * Makes a draft that was made earlier fit to be sent: a file that is missing is attached again.
   * @returns in words, what else differs from the mail and was left as it is: receivers, files; "" where nothing does
   * @throws HostFailure
   */
  mend(mail: Mail, messageId: string): Promise<string>;
  /**
   * Sends a draft; called once for a message, never again by itself.
   * @returns Unknown when it cannot be said whether it left, also where somebody else may be sending it
   * @throws HostFailure, Refusal only when it certainly did not leave, and nobody else is sending it
   */
  send(mail: Mail, messageId: string): Promise<"Sent" | "Unknown">;
  /** @throws HostFailure when the place does not answer */
  state(messageId: string): Promise<MessageState>;
  /**
   * Throws a draft away that nobody will send; one that is sent or gone already is no error.
   * @throws HostFailure
   */
  discard(messageId: string): Promise<void>;
  /**
   * Throws away all drafts with this key, such as were never finished among them: nobody sends them.
   * @throws HostFailure
   */
  clear(key: string): Promise<void>;
  /**
   * Lays a mail aside that lies there for a person to send, since what it carries has ended. Files only.
   * @returns where it lies now; "" where it is not there any more
   * @throws HostFailure
   */
  setAside?(mail: NamedMail): Promise<string>;
  /** Where a person can look at the message: a web address; "" where there is none. */
  link?(messageId: string): Promise<string>;
}
