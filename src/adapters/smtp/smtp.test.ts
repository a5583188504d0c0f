/** Handing mails to a mail server: everyone or nobody, encrypted, and never twice. */
import PostalMime from "postal-mime";
import type { Mail } from "../../core/mail";
import { HostFailure, Refusal } from "../../core/problem";
import { MailServer, PASSWORD, USER, type MailServerOptions } from "../../testing/mail-server";
import { smtpSender, type SmtpSender } from "./sender";
import { smtpServer } from "./server";

const mail: Mail = {
  key: "2025-01 smith@chem.example.edu 2025-01-0007 1",
  period: "2025-01",
  from: "Research Computing <billing@example.edu>",
  to: ["Robin Smith <smith@chem.example.edu>"],
  cc: ["grants@example.edu"],
  bcc: ["audit@example.edu"],
  replyTo: "",
  subject: "Statement",
  text: "Dear Robin",
  html: "<p>Dear Robin</p>",
  attachments: [{ name: "2025-01-0007.pdf", contentType: "application/pdf", bytes: Uint8Array.of(1, 2, 3) }],
  date: "2025-02-03T09:00:00Z",
};

let server: MailServer;
const open: SmtpSender[] = [];

beforeEach(() => {
  // The test server's own certificate is public, as it says whenever it starts.
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(async () => {
  for (const sender of open.splice(0)) sender.close();
  await server.stop();
  jest.restoreAllMocks();
});

async function start(options: MailServerOptions = {}, login = `${USER}:${PASSWORD}`): Promise<SmtpSender> {
  server = await MailServer.start(options);
  const scheme = options.secure === true ? "smtps" : "smtp";
  const user = login.split(":").map(encodeURIComponent);
  const who =
    login === "" ? "" : `${user[0] ?? ""}:${encodeURIComponent(login.slice(login.indexOf(":") + 1))}@`;
  const address = `${scheme}://${who}localhost:${String(server.port)}${options.plain === true ? "?tls=none" : ""}`;
  return trusting(address);
}

function trusting(address: string, patience?: number): SmtpSender {
  const tls = { rejectUnauthorized: false };
  const sender = smtpSender(smtpServer(address), { tls, ...(patience === undefined ? {} : { patience }) });
  open.push(sender);
  return sender;
}

async function send(sender: SmtpSender, what: Mail = mail): Promise<string> {
  return await sender.send(what, (await sender.draft(what)).messageId);
}

const failure = async (work: Promise<unknown>): Promise<Error> => {
  const error: unknown = await work.catch((e: unknown) => e);
  if (!(error instanceof HostFailure)) throw new Error(`Not a HostFailure: ${String(error)}`);
  expect(error.message).not.toContain(PASSWORD);
  return error;
};

test.each([
  ["STARTTLS", {}],
  ["TLS at once", { secure: true }],
  ["one command after another", { hidePIPELINING: true }],
])("a mail by %s: our own message, blind copies in the envelope only", async (_how, options) => {
  const sender = await start(options);
  expect(await sender.mailbox()).toBe("");
  const { messageId, state } = await sender.draft(mail);
  expect([state, server.delivered]).toEqual(["Draft", []]);
  expect(await sender.send(mail, messageId)).toBe("Sent");
  const [delivered] = server.delivered;
  expect(delivered).toMatchObject({
    from: "billing@example.edu",
    to: ["smith@chem.example.edu", "grants@example.edu", "audit@example.edu"],
    secure: true,
    user: USER,
  });
  const text = delivered?.bytes.toString("latin1") ?? "";
  expect(text).not.toMatch(/X-Unsent|bcc|audit@/i);
  const parsed = await PostalMime.parse(delivered?.bytes ?? "");
  expect(parsed).toMatchObject({
    subject: "Statement",
    messageId,
    to: [{ address: "smith@chem.example.edu" }],
  });
  expect(parsed.attachments).toHaveLength(1);
});

test("many mails, one connection; it ends when the sender is closed", async () => {
  const sender = await start();
  for (const n of [1, 2, 3])
    expect(await send(sender, { ...mail, key: `${mail.key} ${String(n)}` })).toBe("Sent");
  expect([server.delivered.length, server.connections]).toEqual([3, 1]);
  sender.close();
});

test.each([{}, { hidePIPELINING: true }])(
  "one address refused: nobody gets the mail (%o)",
  async (options) => {
    const sender = await start(options);
    server.unknown.add("smith@chem.example.edu");
    const error = await failure(send(sender));
    expect(error.message).toMatch(
      /smith@chem.example.edu \(550 No such user here\). Correct the address in People .* sent to nobody/,
    );
    expect(server.delivered).toEqual([]);
    expect(await send(sender, { ...mail, to: ["lee@bio.example.edu"] })).toBe("Sent");
    expect(server.delivered).toHaveLength(1);
  },
);

test.each([
  ["refuse", /did not take the mail: 554 Message rejected. Correct it and send again. It was not sent/],
  ["later", /did not take the mail: 452 Mailbox full. Try again later. It was not sent/],
] as const)("%s: it certainly did not leave, and the next one does", async (next, words) => {
  const sender = await start();
  server.next = next;
  expect((await failure(send(sender))).message).toMatch(words);
  expect(await send(sender)).toBe("Sent");
  expect(server.delivered).toHaveLength(1);
});

test("a connection that breaks after the message went is Unknown, and nothing is sent again", async () => {
  const sender = await start();
  server.next = "take and break off";
  expect(await send(sender)).toBe("Unknown");
  expect(server.delivered).toHaveLength(1);
  expect(await send(sender, { ...mail, key: "another" })).toBe("Sent");
  expect([server.delivered.length, server.connections]).toEqual([2, 2]);
});

test("a connection that breaks before the message is a failure: it did not leave", async () => {
  const sender = await start();
  server.breakBefore = true;
  expect((await failure(send(sender))).message).toMatch(/It was not sent/);
  expect(server.delivered).toEqual([]);
});

test("a server that asks nothing keeps nothing: there is nothing to find", async () => {
  const sender = await start();
  await send(sender);
  expect(await sender.find(mail.key)).toBeNull();
  expect(await sender.state("<any@example.edu>")).toBe("Unknown");
  await expect(sender.discard("<any@example.edu>")).resolves.toBeUndefined();
});

test("the wrong password is said before anything is sent, and is not repeated", async () => {
  const sender = await start({}, `${USER}:wrong-secret`);
  const error = await failure(sender.mailbox());
  expect(error.message).toMatch(/does not take the user or the password of OPENCHARGEBACK_SMTP_URL: 535/);
  expect(error.message).not.toContain("wrong-secret");
});

test("a server that does not encrypt gets nothing, unless a person says so", async () => {
  const plain = await start({ plain: true }, "");
  const careful = trusting(`smtp://localhost:${String(server.port)}`);
  expect((await failure(careful.mailbox())).message).toMatch(/does not encrypt the connection/);
  expect(await send(plain)).toBe("Sent");
  expect(server.delivered[0]?.secure).toBe(false);
});

test("a certificate that nobody vouches for is not trusted", async () => {
  await start({ secure: true });
  const sender = smtpSender(smtpServer(`smtps://localhost:${String(server.port)}`));
  open.push(sender);
  expect((await failure(sender.mailbox())).message).toMatch(/certificate/);
});

test("no server there", async () => {
  const sender = await start();
  await server.stop();
  expect((await failure(sender.mailbox())).message).toMatch(/localhost:\d+ cannot be reached/);
  server = await MailServer.start();
});

test("a mail that is not allowed is refused as a draft", async () => {
  const sender = await start();
  await expect(sender.draft({ ...mail, to: ["not an address"] })).rejects.toThrow(Refusal);
  await expect(sender.draft({ ...mail, subject: "a\nBcc: b@example.edu" })).rejects.toThrow(Refusal);
});

describe("the address of the server", () => {
  beforeEach(async () => void (await start()));

  test.each([
    ["smtps://mail.example.edu", { host: "mail.example.edu", port: 465, tls: "at once", login: null }],
    ["smtp://mail.example.edu", { host: "mail.example.edu", port: 587, tls: "starttls", login: null }],
    ["smtp://localhost:25?tls=none", { host: "localhost", port: 25, tls: "none", login: null }],
    [
      "smtps://a%40b:c%25d@h.edu:2465/",
      { host: "h.edu", port: 2465, tls: "at once", login: { user: "a@b", password: "c%d" } },
    ],
    ["smtp://[::1]:25", { host: "::1", port: 25, tls: "starttls", login: null }],
  ])("%s", (text, expected) => expect(smtpServer(text)).toEqual(expected));

  test.each([
    "http://h.edu",
    "mail.example.edu",
    "smtps://h.edu?tls=none",
    "smtp://h.edu?tls=maybe",
    "smtp://u:100%@h.edu",
    "smtp://h.edu/path",
  ])("%s is none", (text) => {
    expect(() => smtpServer(text)).toThrow(/is not the address of a mail server/);
    expect(() => smtpServer(text)).not.toThrow(/100%/);
  });

  test.each([undefined, ""])("none given", (text) => {
    expect(() => smtpServer(text)).toThrow(/OPENCHARGEBACK_SMTP_URL=smtps/);
  });
});
