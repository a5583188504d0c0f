/** A message as the stand-in keeps it, and as it answers it. */
import { randomBytes } from "node:crypto";
import type { MessageBody } from "./shapes";

export type Folder = "drafts" | "sentitems" | "deleteditems";

export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export interface StoredMessage {
  /** Its own for ever, told to nobody. */
  readonly number: number;
  immutableId: string;
  /** Changes when the message moves. */
  movingId: string;
  folder: Folder;
  isDraft: boolean;
  readonly created: number;
  modified: number;
  body: Omit<MessageBody, "attachments" | "singleValueExtendedProperties">;
  readonly properties: Map<string, string>;
  attachments: StoredAttachment[];
  /** When it leaves, once it was sent; null before and after. */
  leaves: number | null;
  /** Up to when it is nowhere to be found, on its way to Sent Items. */
  hiddenUntil: number;
}

/** Case matters in it, as in Outlook's. */
export const newId = (kind: string): string => `${kind}${randomBytes(24).toString("base64url")}=`;

/** As the real one: more than the file's bytes. */
export const sizeOf = ({ bytes }: StoredAttachment): number => Math.ceil(bytes.length * 1.045) + 178;

export function attachmentJson(attachment: StoredAttachment): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.fileAttachment",
    id: attachment.id,
    name: attachment.name,
    contentType: attachment.contentType,
    size: sizeOf(attachment),
    isInline: false,
    contentBytes: attachment.bytes.toString("base64"),
  };
}

const second = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

export function messageJson(
  message: StoredMessage,
  { immutable, mailbox }: { readonly immutable: boolean; readonly mailbox: string },
): Record<string, unknown> {
  const id = immutable ? message.immutableId : message.movingId;
  return {
    "@odata.etag": `W/"${message.number}-${message.modified}"`,
    id,
    createdDateTime: second(message.created),
    lastModifiedDateTime: second(message.modified),
    changeKey: `${message.number}-${message.modified}`,
    hasAttachments: message.attachments.length > 0,
    internetMessageId: `<${message.number}.${message.created}@example.edu>`,
    isDraft: message.isDraft,
    parentFolderId: folderId(mailbox, message.folder),
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
    importance: "normal",
    ...message.body,
  };
}

export const folderId = (mailbox: string, folder: Folder): string => `folder-${folder}-${mailbox}`;
