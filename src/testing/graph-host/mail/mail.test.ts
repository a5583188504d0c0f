/** The stand-in answers about mail as Graph's documentation says, asked without any client of ours. */
import { GraphHost } from "../host";
import { HandClock } from "../clock";

const ME = "billing@example.edu";
const MARK = "String {11111111-2222-3333-4444-555555555555} Name Mark";
const IMMUTABLE = { Prefer: 'IdType="ImmutableId"' };

let host: GraphHost;
let clock: HandClock;
beforeEach(async () => {
  clock = new HandClock();
  host = await GraphHost.start({ clock });
  host.accounts.add({ address: ME, name: "Billing", shared: ["shared@example.edu"] });
  host.accounts.add({ address: "shared@example.edu", name: "Shared" });
});
afterEach(async () => {
  await host.stop();
});

interface Asked {
  readonly scopes?: readonly string[];
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

interface Answered {
  readonly status: number;
  readonly json: {
    readonly error?: { readonly code: string; readonly message: string; readonly innerError: object };
    readonly id?: string;
    readonly isDraft?: boolean;
    readonly value?: readonly Record<string, unknown>[];
    readonly "@odata.nextLink"?: string;
  };
}

async function ask(method: string, path: string, { scopes, headers, body }: Asked = {}): Promise<Answered> {
  const token = host.accounts.token(ME, scopes ?? ["Mail.ReadWrite", "Mail.Send", "User.Read"]);
  const answer = await fetch(`${host.baseUrl}/v1.0${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: (text === "" ? {} : JSON.parse(text)) as Answered["json"] };
}

const draft = {
  subject: "Statement",
  body: { contentType: "html", content: "<p>Dear Robin</p>" },
  toRecipients: [{ emailAddress: { address: "robin.smith@example.edu" } }],
  singleValueExtendedProperties: [{ id: MARK, value: "Key 1" }],
};

async function made(headers: Record<string, string> = IMMUTABLE, body: object = draft): Promise<string> {
  const { status, json } = await ask("POST", "/me/messages", { headers, body });
  expect(status).toBe(201);
  expect(json).toMatchObject({ isDraft: true });
  return json.id ?? "";
}

test("who is signed in", async () => {
  expect((await ask("GET", "/me")).json).toMatchObject({ mail: ME, displayName: "Billing" });
});

test.each([
  ["without a token", 401, "InvalidAuthenticationToken", { Authorization: "" }, undefined],
  ["with a token that is none", 401, "InvalidAuthenticationToken", { Authorization: "Bearer x" }, undefined],
  ["without the permission", 403, "ErrorAccessDenied", {}, ["User.Read"]],
])("%s: %d, with a body that says so", async (_, status, code, headers, scopes) => {
  const answer = await ask("GET", "/me/messages", { headers, ...(scopes === undefined ? {} : { scopes }) });
  expect(answer.status).toBe(status);
  expect(answer.json.error).toMatchObject({
    code,
    innerError: { "request-id": expect.any(String) as string },
  });
});

test("the id changes when a message leaves Drafts, the immutable one does not", async () => {
  const immutable = await made();
  const { json } = await ask("GET", `/me/messages/${immutable}`);
  const moving = json.id ?? "";
  expect(moving).not.toBe(immutable);
  expect((await ask("POST", `/me/messages/${moving}/send`)).status).toBe(202);
  expect((await ask("GET", `/me/messages/${moving}`)).status).toBe(404);
  expect((await ask("GET", `/me/messages/${immutable}`, { headers: IMMUTABLE })).json).toMatchObject({
    id: immutable,
    isDraft: false,
    parentFolderId: "folder-sentitems-billing@example.edu",
  });
});

test("an accepted message stays a draft for a while, then is nowhere, then in Sent Items", async () => {
  Object.assign(host.mail, { staysDraft: 5000, staysHidden: 5000 });
  const id = await made();
  await ask("POST", `/me/messages/${id}/send`);
  const look = async (): Promise<unknown> => {
    const { status, json } = await ask("GET", `/me/messages/${id}`, { headers: IMMUTABLE });
    return status === 404 ? 404 : json.isDraft;
  };
  expect([await look(), host.deliveries().length]).toEqual([true, 0]);
  await clock.wait(5000);
  expect([await look(), host.deliveries().length]).toEqual([404, 1]);
  await clock.wait(5000);
  expect([await look(), host.deliveries().length]).toEqual([false, 1]);
});

test("sent twice it is one mail", async () => {
  host.mail.staysDraft = 5000;
  const id = await made();
  expect((await ask("POST", `/me/messages/${id}/send`)).status).toBe(202);
  expect((await ask("POST", `/me/messages/${id}/send`)).status).toBe(202);
  await clock.wait(6000);
  const again = await ask("POST", `/me/messages/${id}/send`);
  expect([again.status, again.json.error?.code]).toEqual([400, "ErrorInvalidRequest"]);
  expect(host.deliveries()).toHaveLength(1);
});

test("our property is found by its value whatever its case, in every folder, and given when asked for", async () => {
  const id = await made();
  await made(IMMUTABLE, { ...draft, singleValueExtendedProperties: [{ id: MARK, value: "Key 2" }] });
  const filter = (value: string): string =>
    encodeURIComponent(
      `singleValueExtendedProperties/Any(ep: ep/id eq '${MARK}' and ep/value eq '${value}')`,
    );
  const expand = encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${MARK}')`);
  const find = async (value: string, more = ""): Promise<readonly Record<string, unknown>[]> => {
    const { json } = await ask("GET", `/me/messages?$filter=${filter(value)}${more}`, { headers: IMMUTABLE });
    return json.value ?? [];
  };
  expect(await find("KEY 1")).toMatchObject([{ id }]);
  expect((await find("key 1"))[0]).not.toHaveProperty("singleValueExtendedProperties");
  expect(await find("Key 1", `&$expand=${expand}&$select=id,isDraft`)).toEqual([
    expect.objectContaining({
      id,
      isDraft: true,
      singleValueExtendedProperties: [{ id: MARK, value: "Key 1" }],
    }),
  ]);
  expect(await find("Key 3")).toEqual([]);
  await ask("DELETE", `/me/messages/${id}`);
  expect(await find("Key 1")).toMatchObject([
    { id, parentFolderId: "folder-deleteditems-billing@example.edu" },
  ]);
});

test("pages of ten, with a link to the next", async () => {
  for (let i = 0; i < 12; i += 1) await made();
  const { json } = await ask("GET", "/me/messages?$select=id");
  expect(json.value).toHaveLength(10);
  const rest = (json["@odata.nextLink"] ?? "").slice(`${host.baseUrl}/v1.0`.length);
  expect((await ask("GET", rest)).json).toMatchObject({ value: [{}, {}] });
});

test.each([
  ["an unknown property", { ...draft, to: ["a@example.edu"] }],
  ["a wrong type", { ...draft, subject: 1 }],
  ["an address outside its object", { ...draft, toRecipients: ["a@example.edu"] }],
  ["an attachment without its type", { ...draft, attachments: [{ name: "a.pdf", contentBytes: "AAAA" }] }],
  ["a property id that is none", { ...draft, singleValueExtendedProperties: [{ id: "Mark", value: "1" }] }],
])("%s is refused and complained of", async (_, body) => {
  const { status } = await ask("POST", "/me/messages", { body });
  expect(status).toBe(400);
  expect(host.complaints).toHaveLength(1);
});

test("a question it does not understand is complained of, not passed over", async () => {
  expect((await ask("GET", "/me/messages?$filter=subject%20eq%20'x'")).status).toBe(400);
  expect((await ask("GET", "/me/nowhere")).status).toBe(404);
  expect(host.complaints).toHaveLength(2);
});

test("more than 4 MB in a request is too much; an upload session wants 3 MB at least", async () => {
  const id = await made();
  const contentBytes = Buffer.alloc(3_200_000).toString("base64");
  const body = { "@odata.type": "#microsoft.graph.fileAttachment", name: "a.pdf", contentBytes };
  expect((await ask("POST", `/me/messages/${id}/attachments`, { body })).status).toBe(413);
  const session = { AttachmentItem: { attachmentType: "file", name: "a.pdf", size: 1000 } };
  const small = await ask("POST", `/me/messages/${id}/attachments/createUploadSession`, { body: session });
  expect(small.json.error?.code).toBe("ErrorAttachmentSizeShouldNotBeLessThanMinimumSize");
});

test("a shared mailbox wants its own permissions", async () => {
  const path = "/users/shared%40example.edu/messages";
  expect((await ask("GET", path)).status).toBe(403);
  expect((await ask("GET", path, { scopes: ["Mail.ReadWrite.Shared"] })).status).toBe(200);
  expect(
    (await ask("GET", "/users/nobody%40example.edu/messages", { scopes: ["Mail.ReadWrite.Shared"] })).status,
  ).toBe(404);
});

test("five requests at once are one too many, 31 messages a minute too", async () => {
  await host.stop();
  let latency = 100;
  host = await GraphHost.start({ clock, latency: () => latency });
  host.accounts.add({ address: ME, name: "Billing" });
  host.throttle.on = true;
  const five = await Promise.all([1, 2, 3, 4, 5].map(() => ask("GET", "/me/messages")));
  expect(five.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
  latency = 0;
  expect((await ask("GET", "/me/messages")).status).toBe(200);
  for (let i = 0; i < 30; i += 1) await ask("POST", `/me/messages/${await made()}/send`);
  expect((await ask("POST", `/me/messages/${await made()}/send`)).status).toBe(429);
  expect(host.deliveries()).toHaveLength(30);
});

test("a page in a browser may ask", async () => {
  const answer = await fetch(`${host.baseUrl}/v1.0/me/messages`, { method: "OPTIONS" });
  expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(answer.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
});
