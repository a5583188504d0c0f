/** OData questions about messages, as far as they are known here: $filter, $select, $expand, $top, $skip. */
import { badRequest } from "../errors";
import type { Refused } from "../errors";
import type { Call } from "../route";
import { messageJson } from "./message";
import type { StoredMessage } from "./message";

const QUOTED = "'((?:[^']|'')*)'";
const FILTER = new RegExp(
  `^singleValueExtendedProperties/any\\((\\w+): ?\\1/id eq ${QUOTED} and \\1/value eq ${QUOTED}\\)$`,
  "i",
);
const EXPAND = new RegExp(
  `^singleValueExtendedProperties\\(\\$filter=(id eq ${QUOTED}(?: or id eq ${QUOTED})*)\\)$`,
);
const KNOWN = ["$filter", "$select", "$expand", "$top", "$skip"];

const plain = (quoted: string): string => quoted.replace(/''/g, "'");

/** @throws Refused 400 for what is not understood here */
export function messagesAsked(call: Call, messages: readonly StoredMessage[]): StoredMessage[] {
  for (const name of call.query.keys()) {
    if (!KNOWN.includes(name)) throw misunderstood(call, name);
  }
  const filter = call.query.get("$filter");
  if (filter === null) return [...messages];
  const match = FILTER.exec(filter);
  if (match === null) throw misunderstood(call, filter);
  const [id, value] = [plain(match[2] ?? ""), plain(match[3] ?? "").toLowerCase()];
  // The name is told apart by case, the value is not.
  const newest = call.host.clock.now() - call.host.mail.searchLags;
  return messages.filter(
    ({ properties, created }) => properties.get(id)?.toLowerCase() === value && created <= newest,
  );
}

/** The properties asked for; the id always. */
export function messageAsked(call: Call, message: StoredMessage, mailbox: string): Record<string, unknown> {
  const all = messageJson(message, { immutable: wantsImmutable(call), mailbox });
  return { ...selected(call, all), ...expanded(call, message) };
}

export function selected(call: Call, all: Record<string, unknown>): Record<string, unknown> {
  const select = call.query.get("$select");
  if (select === null) return all;
  const names = ["@odata.etag", "@odata.type", "id", ...select.split(",")];
  const unknown = select.split(",").find((name) => !(name in all) && !OPTIONAL.includes(name));
  if (unknown !== undefined) {
    throw badRequest(
      `Could not find a property named '${unknown}' on type 'Microsoft.OutlookServices.Message'.`,
    );
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

const OPTIONAL = ["subject", "body", "from", "toRecipients", "ccRecipients", "bccRecipients", "replyTo"];

function expanded(call: Call, { properties }: StoredMessage): Record<string, unknown> {
  const expand = call.query.get("$expand");
  if (expand === null) return {};
  const match = EXPAND.exec(expand);
  if (match === null) throw misunderstood(call, expand);
  const ids = [...(match[1] ?? "").matchAll(new RegExp(QUOTED, "g"))].map(([, id]) => plain(id ?? ""));
  const found = ids.flatMap((id) => {
    const value = properties.get(id);
    return value === undefined ? [] : [{ id, value }];
  });
  return found.length === 0 ? {} : { singleValueExtendedProperties: found };
}

export const wantsImmutable = (call: Call): boolean =>
  /\bIdType="ImmutableId"/i.test(call.headers["prefer"] ?? "");

function misunderstood(call: Call, what: string): Refused {
  call.host.complaints.push(`${call.method} ${call.path}: not understood: ${what}`);
  return badRequest(`Invalid query: ${what}`);
}
