/** The real program on a workbook on OneDrive, at a stand-in: unattended, signed in once before. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MailServer } from "../../src/testing/mail-server";
import { LOG, MAIL_LOG, STATEMENTS } from "../../src/workbook/tables";
import { Cli, SAMPLES, type Ran } from "../support/cli";
import { OneDrive } from "../support/one-drive";

const PERIOD = ["--period", "2025-01"] as const;
const local = new Cli("local");
let decided: Buffer;
let cli: Cli;
let one: OneDrive;

/** A month of which everything is decided, on disk. */
beforeAll(async () => {
  await local.json("init", "--reference", join(SAMPLES, "reference"));
  await local.json("import", join(SAMPLES, "hpc_2025-01.csv"));
  const { json } = await local.json("review", "reject", ...PERIOD, "--all", "--note", "not ours");
  expect(json["pending"]).toBe(0);
  decided = readFileSync(local.path("book.xlsx"));
});
afterAll(() => local.remove());

beforeEach(async () => {
  one = await OneDrive.start(decided);
  cli = new Cli("remote");
  Object.assign(cli.environment, one.environment);
});
afterEach(async () => {
  cli.remove();
  expect(one.host.complaints).toEqual([]);
  await one.stop();
});

const run = (...args: string[]): Promise<Ran> =>
  cli.bare(...args, ...PERIOD, "--workbook", one.url, "--json");

test("the month: files beside the workbook by period, with links; the workbook written where it changed", async () => {
  const shown = await run("review", "list");
  expect([shown.code, one.versions]).toEqual([0, 1]);

  const made = await run("statements");
  expect([made.code, one.versions]).toEqual([0, 2]);
  const pdfs = one.files;
  expect(pdfs.length).toBeGreaterThan(5);
  for (const path of pdfs) expect(path).toMatch(/^Billing\/Statements\/2025-01\/2025-01-\d{4}_.*\.pdf$/);
  const records = await one.table(STATEMENTS);
  expect(records.map((s) => decodeURIComponent(s.link)).sort()).toEqual(
    pdfs.map((path) => `${one.drive.webUrl(one.drive.root)}/${path}`),
  );

  const again = await run("statements");
  expect([again.code, again.json["changed"], again.json["filesWritten"], one.versions]).toEqual([
    0,
    false,
    0,
    2,
  ]);

  const journal = await run("journal");
  expect([journal.code, journal.json["path"]]).toEqual([0, "Journal/2025-01/2025-01-J1_general.csv"]);
  const tied = await run("tie-out");
  expect([tied.code, tied.json["difference"]]).toEqual([0, "0.00"]);
  const file = one.drive.at("Billing/Journal/2025-01/2025-01-J1_general.csv")!;
  one.drive.write(file, Buffer.from("Something else"));
  const off = await run("tie-out");
  expect([off.code, JSON.stringify(off.json)]).toEqual([
    2,
    expect.stringMatching(/was changed after it was exported/),
  ]);

  const sent = await run("send");
  expect(sent.code).toBe(0);
  expect(one.files.filter((path) => /^Billing\/Outbox\/2025-01\/.*\.eml$/.test(path))).toHaveLength(
    pdfs.length,
  );
  expect(cli.files()).toEqual([]);
});

describe("mails, killed at the moment one is given away", () => {
  const PI = "smith@chem.example.edu";
  const send = (via: string): string[] => [
    "send",
    "--via",
    via,
    "--only",
    PI,
    ...PERIOD,
    "--workbook",
    one.url,
  ];
  const status = async (): Promise<string[]> =>
    (await one.table(MAIL_LOG)).filter((row) => row.to === PI).map((row) => row.status);
  const anHourLater = (): void => void (cli.environment["SOURCE_DATE_EPOCH"] = String(1738573200 + 3600));
  let server: MailServer | null = null;
  beforeEach(async () => void (await run("statements")));
  afterEach(async () => {
    await server?.stop();
    server = null;
  });

  test("through Outlook: the next run finds it sent", async () => {
    const child = cli.start(...send("outlook"));
    one.host.faults.hook = ({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/send")) return null;
      child.kill("SIGKILL");
      return { kind: "reset", when: "after" };
    };
    await new Promise((done) => child.once("close", done));
    one.host.faults.clear();
    expect(await status()).toEqual(["Sending"]);
    anHourLater();
    const { code, json } = await cli.bare(...send("outlook"), "--json");
    expect([code, await status()]).toEqual([0, ["Sent"]]);
    expect(json["changed"]).toBe(true);
    expect(one.host.deliveries().filter(({ to }) => to === PI)).toHaveLength(1);
  });

  test("to a mail server, which cannot be asked: it stays Unknown, and is not sent again", async () => {
    server = await MailServer.start({ plain: true });
    cli.environment["OPENCHARGEBACK_SMTP_URL"] = `smtp://localhost:${String(server.port)}?tls=none`;
    const child = cli.start(...send("smtp"));
    // eslint-disable-next-line @typescript-eslint/require-await
    server.watch = async () => void child.kill("SIGKILL");
    await new Promise((done) => child.once("close", done));
    server.watch = null;
    expect(await status()).toEqual(["Sending"]);
    anHourLater();
    for (const _again of [1, 2]) expect((await cli.bare(...send("smtp"), "--json")).code).toBe(2);
    expect([await status(), server.delivered.length]).toEqual([["Unknown"], 1]);
  });
});

test("the log has the account that reaches the workbook, not a name that was typed", async () => {
  expect((await run("statements", "--by", "somebody")).code).toBe(0);
  const made = (await one.table(LOG)).filter((entry) => entry.step === "Statements");
  expect(new Set(made.map((entry) => entry.by))).toEqual(new Set(["sam@example.edu"]));
});

test("a named folder stays on disk, the workbook on OneDrive", async () => {
  const made = await run("statements", "--out", "Auszüge");
  expect([made.code, one.files, one.versions]).toEqual([0, [], 2]);
  expect(cli.files().filter((name) => name.endsWith(".pdf")).length).toBeGreaterThan(5);
  expect((await one.table(STATEMENTS)).map((s) => s.link).join("")).toBe("");
});

test("open in Excel: exit 1, nothing written, and where the files are", async () => {
  one.item.locked = true;
  const { code, json } = await run("statements");
  expect([code, one.versions]).toEqual([1, 1]);
  expect(json["written"]).toBe("nothing");
  expect(json["error"]).toMatch(
    /^The workbook Chargeback.xlsx is open in Excel, .* Close it everywhere and run the command again. Nothing was written. Files that were made already: \d+ in Statements\/2025-01; the next run takes their place.$/,
  );
  const files = one.files;
  one.item.locked = false;
  expect((await run("statements")).code).toBe(0);
  expect([one.files, one.versions]).toEqual([files, 2]);
});

test("changed by somebody else meanwhile: exit 1, theirs stays", async () => {
  one.host.faults.hook = ({ method, path }) => {
    if (method === "PUT" && path.endsWith(`/${one.item.id}/content`) && one.versions === 1) one.edit();
    return null;
  };
  const { code, json } = await run("journal");
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(/no statements yet/)]);
  const made = await run("statements");
  expect([made.code, one.versions]).toEqual([1, 2]);
  expect(made.json["error"]).toMatch(
    /was changed by someone else .* Run the command again. Nothing was written./,
  );
  expect((await run("statements")).code).toBe(0);
});

test("killed between the files and the workbook: no statement is known without its file; the next run ends it", async () => {
  const child = cli.start("statements", ...PERIOD, "--workbook", one.url);
  one.host.faults.hook = ({ method, path }) => {
    if (method !== "PUT" || !path.endsWith(`/${one.item.id}/content`)) return null;
    child.kill("SIGKILL");
    return { kind: "reset", when: "before" };
  };
  await new Promise((done) => child.once("close", done));
  one.host.faults.clear();
  const files = one.files;
  expect([files.length > 5, await one.table(STATEMENTS)]).toEqual([true, []]);
  const { code, json } = await run("statements");
  expect([code, json["changed"]]).toEqual([0, true]);
  const known = (await one.table(STATEMENTS)).map((s) => `Billing/Statements/2025-01/${s.file}`);
  expect(known.sort()).toEqual(files);
});

test("two commands at once: one of them ends with 1 and has written nothing", async () => {
  const both = await Promise.all([run("statements"), run("statements")]);
  const codes = both.map((ran) => ran.code).sort();
  // Whichever came later met the other's workbook, or found nothing left to do.
  expect(codes[0]).toBe(0);
  for (const ran of both) if (ran.code === 1) expect(ran.json["error"]).toMatch(/changed by someone else/);
  expect(one.versions).toBe(2);
});

test("a replaced statement keeps its version history", async () => {
  await run("statements");
  const [first = ""] = one.files;
  one.drive.write(one.drive.at(first)!, Buffer.from("somebody's notes"));
  const { json } = await run("statements");
  expect(json["filesWritten"]).toBe(1);
  expect(one.drive.at(first)!.versions).toHaveLength(3);
});

test.each([
  [
    "nobody signed in",
    { OPENCHARGEBACK_CLIENT_ID: "x", OPENCHARGEBACK_TENANT: "y" },
    /Nobody is signed in to Microsoft 365. Run openchargeback sign-in once/,
  ],
  ["not registered", {}, /set OPENCHARGEBACK_CLIENT_ID and OPENCHARGEBACK_TENANT/],
])("%s: exit 1 and what to do", async (_what, environment, words) => {
  Object.assign(cli.environment, { OPENCHARGEBACK_CONFIG: cli.path("none"), ...environment });
  const { code, json } = await run("statements");
  expect([code, json["error"]]).toEqual([1, expect.stringMatching(words)]);
});

test("no workbook there", async () => {
  const { code, json } = await cli.bare("review", "list", ...PERIOD, "--workbook", `${one.url}x`, "--json");
  expect([code, json["error"]]).toEqual([
    1,
    expect.stringMatching(/There is no workbook at https:.*x, or it is not shared/),
  ]);
});

test("a sign-in service that is not there is said; nobody is signed out by it", async () => {
  const away = { OPENCHARGEBACK_LOGIN_URL: "https://127.0.0.1:1", OPENCHARGEBACK_CONFIG: cli.path("new") };
  const known = { OPENCHARGEBACK_CLIENT_ID: "x", OPENCHARGEBACK_TENANT: "y" };
  Object.assign(cli.environment, away, known);
  const { code, stderr } = await cli.bare("sign-in", "--for", "files");
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^Signing in to Microsoft 365 failed: .*Check the network/),
  ]);
  const unknown = await cli.bare("sign-in", "--for", "everything");
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringMatching(
      /--for "everything" is not one of mail, drafts, shared-mailbox, files, shared-files/,
    ),
  ]);
});

test("sign-out forgets who it was", async () => {
  const { json } = await cli.bare("sign-out", "--json");
  expect(json).toEqual({ address: "sam@example.edu" });
  expect((await run("review", "list")).json["error"]).toMatch(/Nobody is signed in/);
  expect((await cli.bare("sign-out")).stdout).toBe("Nobody was signed in.\n");
});
