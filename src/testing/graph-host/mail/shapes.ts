/**
 * The published shapes of what a client sends for mail (microsoft-graph-types, and the pages of Graph's reference for
 * message, attachment and extended properties). Strict: a property that is not in them is refused.
 */
import type { AttachmentItem, FileAttachment, Message } from "@microsoft/microsoft-graph-types";
import { z } from "zod";

const recipient = z.strictObject({
  emailAddress: z.strictObject({ address: z.string().min(1), name: z.string().optional() }),
});

/** `String {GUID} Name name` and the like (Outlook extended properties overview). */
const propertyId = z
  .string()
  .regex(
    /^(String|Integer|Boolean|SystemTime) (0x[0-9A-Fa-f]{1,8}|\{[0-9a-fA-F-]{36}\} (Name \S+|Id 0x[0-9A-Fa-f]+))$/,
  );

export const fileAttachment = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.fileAttachment"),
  name: z.string().min(1),
  contentType: z.string().optional(),
  contentBytes: z.base64(),
  isInline: z.boolean().optional(),
  contentId: z.string().optional(),
});

export const messageBody = z.strictObject({
  subject: z.string().max(255).optional(),
  body: z.strictObject({ contentType: z.enum(["text", "html"]), content: z.string() }).optional(),
  from: recipient.optional(),
  sender: recipient.optional(),
  toRecipients: z.array(recipient).optional(),
  ccRecipients: z.array(recipient).optional(),
  bccRecipients: z.array(recipient).optional(),
  replyTo: z.array(recipient).optional(),
  importance: z.enum(["low", "normal", "high"]).optional(),
  categories: z.array(z.string()).optional(),
  attachments: z.array(fileAttachment).optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: propertyId, value: z.string() })).optional(),
});
export type MessageBody = z.infer<typeof messageBody>;

const KIND = ["file", "item", "reference"] as const;

export const uploadBody = z.strictObject({
  AttachmentItem: z.strictObject({
    attachmentType: z.enum(KIND),
    name: z.string().min(1),
    size: z.int().positive(),
    contentType: z.string().optional(),
    isInline: z.boolean().optional(),
    contentId: z.string().optional(),
  }),
});

// The compiler says when these are not what Microsoft publishes.
type Defined<T> = T extends readonly (infer One)[]
  ? Defined<One>[]
  : T extends object
    ? { [K in keyof T]-?: Defined<Exclude<T[K], undefined>> }
    : T;
type Fits<Ours extends Theirs, Theirs> = Ours;
export type _Message = Fits<Defined<MessageBody>, Message>;
export type _Attachment = Fits<Defined<Omit<z.infer<typeof fileAttachment>, "@odata.type">>, FileAttachment>;
export type _Item = Fits<Defined<z.infer<typeof uploadBody>["AttachmentItem"]>, AttachmentItem>;
