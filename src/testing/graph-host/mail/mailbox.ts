/** One mailbox: its messages, and how a message leaves it. */
import type { HostClock } from "../clock";
import { Refused, notFound } from "../errors";
import { newId } from "./message";
import type { StoredAttachment, StoredMessage } from "./message";
import type { MailSettings, Post } from "./post";
import type { MessageBody } from "./shapes";

export class Mailbox {
  private readonly messages: StoredMessage[] = [];

  constructor(
    readonly address: string,
    private readonly clock: HostClock,
    private readonly settings: MailSettings,
    private readonly post: Post,
  ) {}

  /** Every message that can be seen, newest first. */
  all(): StoredMessage[] {
    this.settle();
    const now = this.clock.now();
    return this.messages.filter(({ hiddenUntil }) => hiddenUntil <= now).reverse();
  }

  /** @param id either kind @throws Refused 404 */
  get(id: string): StoredMessage {
    const found = this.all().find(({ immutableId, movingId }) => immutableId === id || movingId === id);
    if (found === undefined) throw notFound("message");
    return found;
  }

  create(body: MessageBody): StoredMessage {
    const now = this.clock.now();
    const { attachments = [], singleValueExtendedProperties = [], ...rest } = body;
    const message: StoredMessage = {
      number: this.post.nextNumber(),
      immutableId: newId("AAkALg"),
      movingId: newId("AAMkAD"),
      folder: "drafts",
      isDraft: true,
      created: now,
      modified: now,
      body: rest,
      properties: new Map(singleValueExtendedProperties.map(({ id, value }) => [id, value])),
      attachments: attachments.map(({ name, contentType, contentBytes }) =>
        attachmentOf(name, contentType, Buffer.from(contentBytes, "base64")),
      ),
      leaves: null,
      hiddenUntil: 0,
    };
    this.messages.push(message);
    return message;
  }

  change(message: StoredMessage, { singleValueExtendedProperties = [], ...body }: MessageBody): void {
    if (!message.isDraft && Object.keys(body).length > 0) {
      throw new Refused(400, "ErrorInvalidPropertySet", "The property can be set on drafts only.");
    }
    message.body = { ...message.body, ...body };
    for (const { id, value } of singleValueExtendedProperties) message.properties.set(id, value);
    this.touch(message);
  }

  attach(message: StoredMessage, attachment: StoredAttachment): void {
    if (!message.isDraft) throw new Refused(400, "ErrorInvalidRequest", "The message is no draft.");
    message.attachments = [...message.attachments, attachment];
    this.touch(message);
  }

  detach(message: StoredMessage, id: string): void {
    const left = message.attachments.filter((attachment) => attachment.id !== id);
    if (left.length === message.attachments.length) throw notFound("attachment");
    message.attachments = left;
    this.touch(message);
  }

  /** To Deleted Items, and from there away. A message on its way leaves all the same. */
  remove(message: StoredMessage): void {
    if (message.folder === "deleteditems") this.messages.splice(this.messages.indexOf(message), 1);
    else this.move(message, "deleteditems");
  }

  /** Accepts it: it stays a draft for a while. Accepted twice, it leaves once. */
  send(message: StoredMessage): void {
    if (!message.isDraft) throw new Refused(400, "ErrorInvalidRequest", "The request is invalid: no draft.");
    message.leaves ??= this.clock.now() + this.settings.staysDraft;
    this.settle();
  }

  /** Lets go what has waited long enough. */
  settle(): void {
    const now = this.clock.now();
    for (const message of this.messages) {
      if (message.leaves === null || message.leaves > now) continue;
      this.post.deliver(this.address, message, message.leaves);
      message.hiddenUntil = message.leaves + this.settings.staysHidden;
      message.leaves = null;
      message.isDraft = false;
      if (this.settings.idsChange) message.immutableId = newId("AAkALg");
      if (message.folder === "drafts") this.move(message, "sentitems");
    }
  }

  private move(message: StoredMessage, folder: StoredMessage["folder"]): void {
    message.folder = folder;
    message.movingId = newId("AAMkAD");
    this.touch(message);
  }

  private touch(message: StoredMessage): void {
    message.modified = this.clock.now();
  }
}

export function attachmentOf(name: string, contentType: string | undefined, bytes: Buffer): StoredAttachment {
  return { id: newId("AAMkATT"), name, contentType: contentType ?? "application/octet-stream", bytes };
}
