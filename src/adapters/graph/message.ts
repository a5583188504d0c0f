/** A message of a mailbox and its files, as Graph shows them and as far as they matter here. */
import { z } from "zod";
import { DRAFT, KEY, MAKER, TEXT } from "./marks";
import { NAMED } from "./shapes";

const RECIPIENTS = z
  .array(z.object({ emailAddress: z.object({ address: z.string().nullish() }).nullish() }))
  .nullish();

/**
 * https://learn.microsoft.com/graph/api/resources/message. Without isDraft nothing is believed: a message that does not
 * say it would count as sent.
 */
export const MESSAGE = NAMED.extend({
  isDraft: z.boolean(),
  createdDateTime: z.string().nullish(),
  changeKey: z.string().nullish(),
  parentFolderId: z.string().nullish(),
  webLink: z.string().nullish(),
  toRecipients: RECIPIENTS,
  ccRecipients: RECIPIENTS,
  bccRecipients: RECIPIENTS,
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string().nullish() })).nullish(),
});
export type Message = Readonly<z.infer<typeof MESSAGE>>;

/** A message as far as it matters here. */
export interface Found {
  /** Of the message now. */
  readonly id: string;
  /** Of the draft it was made as, once it was ready; "" while it is being made. */
  readonly readyAs: string;
  readonly key: string;
  /** Of the call that made it. */
  readonly maker: string;
  /** mailHash of the mail it was made as; "" where it does not say. */
  readonly text: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly isDraft: boolean;
  /** Seconds since 1970: Outlook tells no more. */
  readonly created: number;
  /** Changes whenever the message does. */
  readonly version: string;
  readonly webLink: string;
}

/** https://learn.microsoft.com/graph/api/resources/attachment */
export const ATTACHMENT = z.object({
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? ""),
  /** More than the file's bytes: Outlook counts what it stores. */
  size: z
    .number()
    .nullish()
    .transform((size) => size ?? 0),
  /** A picture in the text, such as of a signature. */
  isInline: z
    .boolean()
    .nullish()
    .transform((isInline) => isInline === true),
});
export type AttachmentInfo = Readonly<z.infer<typeof ATTACHMENT>>;

/** The value of one of our properties; "" where it has none. */
export const markOf = ({ singleValueExtendedProperties }: Message, property: string): string =>
  singleValueExtendedProperties?.find(({ id }) => id === property)?.value ?? "";

const addressesOf = (list: z.infer<typeof RECIPIENTS>): string[] =>
  (list ?? []).map(({ emailAddress }) => emailAddress?.address ?? "");

export function foundIn(message: Message): Found {
  return {
    id: message.id,
    readyAs: markOf(message, DRAFT),
    key: markOf(message, KEY),
    maker: markOf(message, MAKER),
    text: markOf(message, TEXT),
    to: addressesOf(message.toRecipients),
    cc: addressesOf(message.ccRecipients),
    bcc: addressesOf(message.bccRecipients),
    isDraft: message.isDraft,
    created: Math.floor(Date.parse(message.createdDateTime ?? "") / 1000),
    version: message.changeKey ?? "",
    webLink: message.webLink ?? "",
  };
}
