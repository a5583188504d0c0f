/** What has left: one delivery for each recipient of each message. */
import type { StoredMessage } from "./message";

/** How mails leave; a test may change it at any time. */
export interface MailSettings {
  /** Milliseconds that a message stays a draft after it was accepted. */
  staysDraft: number;
  /** Milliseconds that it can then be found nowhere. */
  staysHidden: number;
  /** Whether even the immutable id changes when a message is sent, as some have reported. */
  idsChange: boolean;
  /** Milliseconds until a search finds a new message. */
  searchLags: number;
  /** Bytes of all attachments, at most. */
  largest: number;
}

export const MAIL_SETTINGS: MailSettings = {
  staysDraft: 0,
  staysHidden: 0,
  idsChange: false,
  searchLags: 0,
  largest: 150 * 1024 * 1024,
};

export interface Delivery {
  /** The message: two deliveries to one person with different numbers are two mails. */
  readonly number: number;
  readonly mailbox: string;
  readonly from: string;
  readonly to: string;
  readonly kind: "to" | "cc" | "bcc";
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  }[];
  /** Extended properties by id. */
  readonly properties: ReadonlyMap<string, string>;
  readonly at: number;
}

export class Post {
  readonly deliveries: Delivery[] = [];
  private numbers = 0;

  nextNumber(): number {
    this.numbers += 1;
    return this.numbers;
  }

  deliver(mailbox: string, message: StoredMessage, at: number): void {
    const { body, attachments, number } = message;
    const addresses = (list: typeof body.toRecipients): string[] =>
      (list ?? []).map(({ emailAddress }) => emailAddress.address);
    const delivery = {
      number,
      mailbox,
      from: body.from?.emailAddress.address ?? mailbox,
      replyTo: addresses(body.replyTo),
      subject: body.subject ?? "",
      html: body.body?.content ?? "",
      attachments: [...attachments],
      properties: new Map(message.properties),
      at,
    };
    for (const to of addresses(body.toRecipients)) this.deliveries.push({ ...delivery, to, kind: "to" });
    for (const to of addresses(body.ccRecipients)) this.deliveries.push({ ...delivery, to, kind: "cc" });
    for (const to of addresses(body.bccRecipients)) this.deliveries.push({ ...delivery, to, kind: "bcc" });
  }
}
