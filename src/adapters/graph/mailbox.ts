/** One mailbox over Graph: the requests about messages, and what their answers mean. No decisions. */
import type { z } from "zod";
import type { Graph, Reply } from "./client";
import { GraphFailure } from "./errors";
import { DRAFT, KEY, MAKER, TEXT } from "./marks";
import { ATTACHMENT, foundIn, markOf, MESSAGE } from "./message";
import type { AttachmentInfo, Found, Message } from "./message";
import { allPages } from "./pages";
import { expectStatus, NAMED, shaped } from "./shapes";

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
const DELETED = 204;
const EXPAND = `singleValueExtendedProperties($filter=${[KEY, MAKER, DRAFT, TEXT].map((id) => `id eq '${id}'`).join(" or ")})`;

export function mailboxAt(graph: Graph, root: string): Mailbox {
  let trash: string | null = null;
  const message = (id: string): string => `${root}/messages/${encodeURIComponent(id)}`;

  /** Asked once: searching a mailbox finds drafts that lie in Deleted Items, too. */
  const thrownAway = async ({ isDraft, parentFolderId }: Message): Promise<boolean> => {
    if (!isDraft) return false;
    const path = `${root}/mailFolders/deleteditems`;
    trash ??= (await shaped(await get(graph, path, { $select: "id" }), NAMED)).id;
    return parentFolderId === trash;
  };

  return {
    root,
    graph,
    async search(property, value) {
      const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${property}' and ep/value eq '${quoted(value)}')`;
      const query = { $filter: filter, $select: SELECT, $expand: EXPAND, $top: PAGE };
      const found: Found[] = [];
      for (const one of await pages(graph, `${root}/messages`, query, MESSAGE)) {
        // Outlook takes no notice of case; keys do.
        if (markOf(one, property) === value && !(await thrownAway(one))) found.push(foundIn(one));
      }
      return found;
    },
    async get(id) {
      const query = { $select: SELECT, $expand: EXPAND };
      const reply = await get(graph, message(id), query).catch(nullWhenGone);
      if (reply === null) return null;
      const one = await shaped(reply, MESSAGE);
      return (await thrownAway(one)) ? null : foundIn(one);
    },
    async create(body) {
      const path = `${root}/messages`;
      const reply = await graph.ask({ method: "POST", path, body, headers: IMMUTABLE, repeat: "refused" });
      return (await shaped(reply, NAMED)).id;
    },
    async mark(id, marks, rewritten = {}) {
      const singleValueExtendedProperties = Object.entries(marks).map(([property, value]) => ({
        id: property,
        value,
      }));
      const body = { ...rewritten, singleValueExtendedProperties };
      const ask = { method: "PATCH", path: message(id), body, headers: IMMUTABLE, repeat: "always" } as const;
      await shaped(await graph.ask(ask), NAMED);
    },
    async attachments(id) {
      const query = { $select: "name,size,isInline" };
      return await pages(graph, `${message(id)}/attachments`, query, ATTACHMENT);
    },
    async remove(id) {
      const ask = { method: "DELETE", path: message(id), headers: IMMUTABLE, repeat: "refused" } as const;
      const reply = await graph.ask(ask).catch(nullWhenGone);
      if (reply !== null) expectStatus(reply, DELETED);
    },
    async send(id) {
      const path = `${message(id)}/send`;
      const ask = { method: "POST", path, headers: IMMUTABLE, repeat: "refused" } as const;
      expectStatus(await graph.ask(ask), ACCEPTED);
    },
  };
}

async function get(graph: Graph, path: string, query: Readonly<Record<string, string>>): Promise<Reply> {
  return await graph.ask({ method: "GET", path, query, headers: IMMUTABLE, repeat: "always" });
}

/** Page after page; the link to the next has the whole question in it. */
async function pages<T>(
  graph: Graph,
  path: string,
  query: Readonly<Record<string, string>>,
  one: z.ZodType<T>,
): Promise<T[]> {
  return await allPages(path, one, (at, isFirst) => get(graph, at, isFirst ? query : {}));
}

/** The second for an id that no mailbox of Outlook ever gave. */
const GONE = new Set(["ErrorItemNotFound", "ErrorInvalidIdMalformed"]);

function nullWhenGone(error: unknown): null {
  if (error instanceof GraphFailure && GONE.has(error.code)) return null;
  throw error;
}

const quoted = (value: string): string => value.replace(/'/g, "''");
