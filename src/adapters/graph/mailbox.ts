/** One mailbox over Graph: the requests about messages, and what their answers mean. No decisions. */
import type { Message, Recipient } from "@microsoft/microsoft-graph-types";
import type { Graph } from "./client";
import { GraphFailure } from "./errors";
import { DRAFT, KEY, MAKER, TEXT } from "./marks";

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

export interface AttachmentInfo {
  readonly name: string;
  /** More than the file's bytes: Outlook counts what it stores. */
  readonly size: number;
  /** A picture in the text, such as of a signature. */
  readonly isInline?: boolean;
}

export interface Mailbox {
  /** `/me` or `/users/…`, to be followed by `/messages`. */
  readonly root: string;
  readonly graph: Graph;
  /** Messages with the value in one of our properties, wherever they lie; drafts that were thrown away are none. */
  search(property: string, value: string): Promise<Found[]>;
  /** @returns null where it is not there, or is a draft that was thrown away */
  get(id: string): Promise<Found | null>;
  /** @returns its id @throws GraphFailure: it may be there all the same */
  create(message: object): Promise<string>;
  /** Writes our properties; and a draft anew, without its attachments, where a body is given. */
  mark(id: string, marks: Readonly<Record<string, string>>, body?: object): Promise<void>;
  attachments(id: string): Promise<AttachmentInfo[]>;
  /** One that is gone already is no error. */
  remove(id: string): Promise<void>;
  /** @throws GraphFailure */
  send(id: string): Promise<void>;
}

const IMMUTABLE = { Prefer: 'IdType="ImmutableId"' };
const SELECT = [
  "id,isDraft,createdDateTime,changeKey,parentFolderId,webLink",
  "toRecipients,ccRecipients,bccRecipients",
].join(",");
const PAGE = "50";
const ACCEPTED = 202;
const EXPAND = `singleValueExtendedProperties($filter=${[KEY, MAKER, DRAFT, TEXT].map((id) => `id eq '${id}'`).join(" or ")})`;

export function mailboxAt(graph: Graph, root: string): Mailbox {
  let trash: string | null = null;
  const message = (id: string): string => `${root}/messages/${encodeURIComponent(id)}`;

  /** Asked once: searching a mailbox finds drafts that lie in Deleted Items, too. */
  const thrownAway = async ({ isDraft, parentFolderId }: Message): Promise<boolean> => {
    if (isDraft !== true) return false;
    const path = `${root}/mailFolders/deleteditems`;
    trash ??= ((await get(graph, path, { $select: "id" })) as { readonly id: string }).id;
    return parentFolderId === trash;
  };

  return {
    root,
    graph,
    async search(property, value) {
      const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${quoted(value)}')`;
      const query = { $filter: filter, $select: SELECT, $expand: EXPAND, $top: PAGE };
      const found: Found[] = [];
      for (const one of await pages<Message>(graph, `${root}/messages`, query)) {
        // Outlook takes no notice of case; keys do.
        if (markOf(one, property) === value && !(await thrownAway(one))) found.push(foundIn(one));
      }
      return found;
    },
    async get(id) {
      const asked = get(graph, message(id), { $select: SELECT, $expand: EXPAND });
      const one = (await asked.catch(nullWhenGone)) as Message | null;
      return one === null || (await thrownAway(one)) ? null : foundIn(one);
    },
    async create(body) {
      const path = `${root}/messages`;
      const reply = await graph.ask({ method: "POST", path, body, headers: IMMUTABLE, repeat: "refused" });
      return ((await reply.json()) as { readonly id: string }).id;
    },
    async mark(id, marks, rewritten = {}) {
      const singleValueExtendedProperties = Object.entries(marks).map(([property, value]) => ({
        id: property,
        value,
      }));
      const body = { ...rewritten, singleValueExtendedProperties };
      const ask = { method: "PATCH", path: message(id), body, headers: IMMUTABLE, repeat: "always" } as const;
      await (await graph.ask(ask)).json();
    },
    async attachments(id) {
      return await pages<AttachmentInfo>(graph, `${message(id)}/attachments`, {
        $select: "name,size,isInline",
      });
    },
    async remove(id) {
      await graph
        .ask({ method: "DELETE", path: message(id), headers: IMMUTABLE, repeat: "refused" })
        .catch(nullWhenGone);
    },
    async send(id) {
      const path = `${message(id)}/send`;
      const { status } = await graph.ask({ method: "POST", path, headers: IMMUTABLE, repeat: "refused" });
      // Anything else comes from something in between, such as the page of a network that wants a sign-in.
      if (status !== ACCEPTED) throw new GraphFailure(0, "foreign", `Status ${String(status)}.`, null);
    },
  };
}

async function get(graph: Graph, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  const reply = await graph.ask({ method: "GET", path, query, headers: IMMUTABLE, repeat: "always" });
  return await reply.json();
}

/** Page after page; the link to the next has the whole question in it. */
async function pages<T>(graph: Graph, path: string, query: Readonly<Record<string, string>>): Promise<T[]> {
  const all: T[] = [];
  for (let at: string | undefined = path, asked = query; at !== undefined; asked = {}) {
    const page = (await get(graph, at, asked)) as {
      readonly value: T[];
      readonly "@odata.nextLink"?: string;
    };
    all.push(...page.value);
    at = page["@odata.nextLink"];
  }
  return all;
}

/** The second for an id that no mailbox of Outlook ever gave. */
const GONE = new Set(["ErrorItemNotFound", "ErrorInvalidIdMalformed"]);

function nullWhenGone(error: unknown): null {
  if (error instanceof GraphFailure && GONE.has(error.code)) return null;
  throw error;
}

const quoted = (value: string): string => value.replace(/'/g, "''");

const markOf = ({ singleValueExtendedProperties }: Message, property: string): string =>
  singleValueExtendedProperties?.find(({ id }) => id === property)?.value ?? "";

const addressesOf = (list: readonly Recipient[] | null | undefined): string[] =>
  (list ?? []).map(({ emailAddress }) => emailAddress?.address ?? "");

function foundIn(message: Message): Found {
  return {
    id: message.id ?? "",
    readyAs: markOf(message, DRAFT),
    key: markOf(message, KEY),
    maker: markOf(message, MAKER),
    text: markOf(message, TEXT),
    to: addressesOf(message.toRecipients),
    cc: addressesOf(message.ccRecipients),
    bcc: addressesOf(message.bccRecipients),
    isDraft: message.isDraft === true,
    created: Math.floor(Date.parse(message.createdDateTime ?? "") / 1000),
    version: message.changeKey ?? "",
    webLink: message.webLink ?? "",
  };
}
