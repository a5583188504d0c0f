/** Mails by the real program: drafts in Outlook, sent there by hand; a mail server; what a person has to decide. */
import { join } from "node:path";
import { MailServer } from "../../src/testing/mail-server";
import { Cli, SAMPLES } from "../support/cli";
import { OneDrive, SAM } from "../support/one-drive";

const PERIOD = ["--period", "2025-01"] as const;
const cli = new Cli("mails");
let microsoft: OneDrive;
let server: MailServer;
let pis: readonly string[];

interface MailAnswer {
  readonly to: string;
  readonly status: string;
  readonly mailKey: string;
}
const mailsOf = (value: unknown): readonly MailAnswer[] => value as readonly MailAnswer[];

beforeAll(async () => {
  microsoft = await OneDrive.start(new Uint8Array());
  server = await MailServer.start({ plain: true });
  Object.assign(cli.environment, microsoft.environment, {
    OPENCHARGEBACK_SMTP_URL: `smtp://localhost:${server.port}?tls=none`,
  });
  await cli.json("init", "--reference", join(SAMPLES, "reference"));
  await cli.json("import", join(SAMPLES, "hpc_2025-01.csv"));
  await cli.json("review", "reject", ...PERIOD, "--all", "--note", "not ours");
  const { json } = await cli.json("statements", ...PERIOD);
  pis = (json["statements"] as readonly { pi: string }[]).map((s) => s.pi);
  expect(pis.length).toBeGreaterThan(2);
});
afterAll(async () => {
  cli.remove();
  expect(microsoft.host.complaints).toEqual([]);
  await microsoft.stop();
  await server.stop();
});

const only = (i: number): readonly string[] => ["--only", pis[i]!];
const mailbox = () => microsoft.host.state.mailbox(SAM);

test("drafts lie in Outlook; what a person sends there is found sent", async () => {
  const dry = await cli.json("send", ...PERIOD, "--via", "drafts", ...only(0), "--dry-run");
  expect([dry.code, dry.json["drafted"], mailbox().all().length]).toEqual([0, 0, 0]);
  const made = await cli.json("send", ...PERIOD, "--via", "drafts", ...only(0));
  expect([made.code, made.json["drafted"], mailbox().all().length]).toEqual([0, 1, 1]);
  const open = await cli.json("mails", "list", ...PERIOD, "--open");
  expect([open.code, mailsOf(open.json["mails"])]).toEqual([
    0,
    [expect.objectContaining({ status: "Drafted", via: "Outlook", mailbox: SAM })],
  ]);
  mailbox().send(mailbox().all()[0]!);
  const checked = await cli.json("mails", "check", ...PERIOD);
  expect([checked.code, mailsOf(checked.json["found"]).map((m) => m.status)]).toEqual([0, ["Sent"]]);
  const again = await cli.run("send", ...PERIOD, "--via", "outlook", ...only(0));
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/Nothing to send/)]);
  expect(microsoft.host.deliveries()).toHaveLength(1);
});

test("sent now, by Outlook", async () => {
  const { code, stdout } = await cli.run("send", ...PERIOD, "--via", "outlook", ...only(1));
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^1 mail sent\.$/m)]);
  expect(microsoft.host.deliveries().map((d) => d.to)).toContain(pis[1]);
});

test("a mail server that breaks off: exit 2, the facts, and a decision with a reason", async () => {
  server.next = "take and break off";
  const sent = await cli.json("send", ...PERIOD, "--via", "smtp", ...only(2));
  expect([sent.code, sent.json["unknown"]]).toEqual([2, 1]);
  const [mail] = mailsOf(sent.json["mails"]);
  const listed = await cli.run("mails", "list", ...PERIOD);
  expect(listed.code).toBe(2);
  expect(listed.stdout).toContain(`Unknown: ${mail!.mailKey}`);
  // An institution with a mail server alone has registered no app.
  const { OPENCHARGEBACK_CONFIG: config = "" } = cli.environment;
  cli.environment["OPENCHARGEBACK_CONFIG"] = cli.path("nothing");
  const without = await cli.run("mails", "check", ...PERIOD);
  cli.environment["OPENCHARGEBACK_CONFIG"] = config;
  expect([without.code, without.stdout, without.stderr]).toEqual([
    2,
    expect.stringMatching(/Ask the receiver; then openchargeback mails settle/),
    "",
  ]);
  const again = await cli.json("send", ...PERIOD, "--via", "smtp", ...only(2));
  expect([again.code, again.json["unknown"], server.delivered.length]).toEqual([2, 1, 1]);

  const settle = ["mails", "settle", "--mail", mail!.mailKey, "--as", "sent"] as const;
  const blank = await cli.json(...settle, "--reason", " ");
  expect([blank.code, blank.json["error"]]).toEqual([1, expect.stringMatching(/Say how you know/)]);
  const settled = await cli.json(...settle, "--reason", "It arrived");
  expect([settled.code, settled.json["status"], settled.json["reason"]]).toEqual([0, "Sent", "It arrived"]);
  expect((await cli.json("mails", "list", ...PERIOD)).code).toBe(0);
});

test("a test goes to whoever asks, as often as they like, and counts as no mail", async () => {
  const before = microsoft.host.deliveries().length;
  const test = ["--test", SAM, "--via", "outlook", ...only(1)] as const;
  for (const turn of [1, 2]) {
    const { code, json } = await cli.json("send", ...PERIOD, ...test);
    expect([code, json]).toEqual([0, { test: SAM, via: "Outlook", state: "Sent" }]);
    const tests = microsoft.host.deliveries().slice(before);
    expect(tests.map((d) => d.to)).toEqual(Array<string>(turn).fill(SAM));
    expect(tests.at(-1)?.subject).toMatch(/^Test: /);
  }
  const { json } = await cli.json("mails", "list", ...PERIOD);
  expect(mailsOf(json["mails"]).filter((mail) => mail.to === SAM)).toEqual([]);
  const nobody = await cli.json("send", ...PERIOD, "--test", SAM);
  expect([nobody.code, nobody.json["error"]]).toEqual([1, expect.stringMatching(/--test needs --only/)]);
});

test.each([
  [["--via", "smtp", "--from", "shared@example.edu"], /--from names a mailbox of Outlook/],
  [["--via", "outlook", "--outbox", "there"], /--outbox is for --via outbox/],
  [["--via", "pigeon"], /--via "pigeon" is not one of outbox, outlook, drafts, smtp/],
])("refused: send %j", async (options, message) => {
  const { code, json } = await cli.json("send", ...PERIOD, ...options);
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(message)]);
});

test.each([
  [
    "a blank mailbox, as of a variable that is not set",
    ["--via", "outlook", "--from", ""],
    /--from is blank/,
  ],
  ["a reason without --resend", ["--via", "outlook", "--reason", "it bounced"], /say --resend, too/],
])("%s is refused", async (_, options, says) => {
  const { code, json } = await cli.json("send", ...PERIOD, ...options);
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(says)]);
});
