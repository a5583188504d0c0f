/** The whole month by the real program, on a real workbook, in a folder whose name has spaces and other letters. */
import { join } from "node:path";
import { Cli, ROOT, runProgram, SAMPLES } from "../support/cli";

const PERIOD = ["--period", "2025-01"] as const;
const FILES = ["aws", "azure", "hpc", "storage"].map((name) => join(SAMPLES, `${name}_2025-01.csv`));
const DECIMAL = /^-?\d+\.\d{2,}$/;

const cli = new Cli("Büro für Łódź 研究");
afterAll(() => cli.remove());

interface FileAnswer {
  readonly file: string;
  readonly source: string;
  readonly billedTotal: string;
  readonly listTotal: string;
  readonly replaced: unknown;
}
interface ChargeAnswer {
  readonly id: string;
  readonly flags: string;
  readonly review: string;
}
interface StatementAnswer {
  readonly pi: string;
  readonly file: string;
  readonly amount: string;
}
const of = <T>(value: unknown): T => value as T;
const cents = (text: string): number => Math.round(Number(text) * 100);

test("init makes the workbook and takes the reference data", async () => {
  const { code, json } = await cli.json("init", "--reference", join(SAMPLES, "reference"));
  expect(code).toBe(0);
  expect(of<string[]>(json["added"])).toEqual(expect.arrayContaining(["sheet Charges", "sheet Tie-out"]));
  expect(cli.files()).toEqual(expect.arrayContaining(["book.xlsx"]));
  expect(cli.files().filter((name) => /lock|tmp/.test(name))).toEqual([]);
});

test("a dry run of the import leaves the workbook's bytes and time", async () => {
  const before = cli.state("book.xlsx");
  const { code, json } = await cli.json("ingest", ...FILES, "--dry-run");
  expect([code, json["dryRun"], json["changed"], json["pending"]]).toEqual([0, true, false, 18]);
  expect(cli.state("book.xlsx")).toBe(before);
});

test("import says per file what came in, with totals as exact decimal text", async () => {
  const { code, json } = await cli.json("import", ...FILES, "--by", "Ürsula");
  expect(code).toBe(0);
  const files = of<FileAnswer[]>(json["files"]);
  expect(files.map((f) => f.source)).toEqual(["AWS", "Azure", "HPC", "Storage"]);
  expect(files[0]).toMatchObject({
    periods: ["2025-01"],
    rows: 228,
    charges: 228,
    problems: 0,
    billedTotal: "15058.0742987829420642",
    listTotal: "15834.4575504154420642",
    replaced: null,
  });
  for (const file of files) expect([file.billedTotal, file.listTotal].join()).toMatch(/^[\d.]+,[\d.]+$/);
});

test("the same import again changes nothing, not even the workbook's time", async () => {
  const before = cli.state("book.xlsx");
  const { code, json } = await cli.json("import", ...FILES);
  expect([code, json["changed"]]).toEqual([0, false]);
  expect(of<FileAnswer[]>(json["files"])[2]?.replaced).toEqual([expect.objectContaining({ charges: 192 })]);
  expect(cli.state("book.xlsx")).toBe(before);
});

test("the review is decided by rule, by ID, and all that is left", async () => {
  const listed = await cli.json("review", "list", ...PERIOD);
  expect([listed.code, listed.json["pending"]]).toEqual([0, 18]);
  const pending = of<ChargeAnswer[]>(listed.json["charges"]).filter((c) => c.review === "Pending");
  expect(pending).toHaveLength(18);
  const unbillable = pending.find((c) => c.flags.includes("Missing PI"))!;

  const held = await cli.json(
    "review",
    "hold",
    ...PERIOD,
    "--where",
    "Amount above limit",
    "--note",
    "asked",
  );
  expect(of<ChargeAnswer[]>(held.json["changed"]).map((c) => c.review)).toEqual(["Held"]);
  const refused = await cli.json("review", "approve", ...PERIOD, "--id", unbillable.id);
  expect([refused.code, of<unknown[]>(refused.json["refused"]).length]).toEqual([2, 1]);
  const moved = await cli.json(
    ...["review", "reassign", ...PERIOD, "--id", unbillable.id, "--note", "her share"],
    ...["--to-pi", "smith@bio.example.edu", "--to-project", "field-cameras", "--to-fund", "BIO-10000"],
  );
  expect(moved.code).toBe(0);
  const rest = await cli.json("review", "reject", ...PERIOD, "--all", "--note", "not ours");
  expect([rest.code, rest.json["pending"]]).toEqual([0, 0]);
  const none = await cli.run("review", "approve", ...PERIOD);
  expect([none.code, none.stderr]).toEqual([
    1,
    expect.stringMatching(/Say which charges: --id, --where, or --all/),
  ]);
});

test("statements: a dry run writes nothing, the run a PDF each", async () => {
  const before = cli.files();
  const state = cli.state("book.xlsx");
  const dry = await cli.json("statements", ...PERIOD, "--dry-run", "--only", "smith@bio.example.edu");
  expect([dry.code, of<unknown[]>(dry.json["statements"]).length]).toEqual([0, 1]);
  expect([cli.files(), cli.state("book.xlsx")]).toEqual([before, state]);

  const { code, json } = await cli.json("generate", ...PERIOD);
  expect(code).toBe(0);
  const statements = of<StatementAnswer[]>(json["statements"]);
  expect(statements.map((s) => s.pi)).toEqual(
    expect.arrayContaining(["smith@chem.example.edu", "smith@bio.example.edu"]),
  );
  for (const { file, amount } of statements) {
    expect(cli.state(file)).not.toBe("");
    expect(file).toMatch(/^statements\/2025-01-\d{4}_.*\.pdf$/);
    expect(amount).toMatch(DECIMAL);
  }
});

test("send: once each; sent again only with a reason", async () => {
  const dry = await cli.json("send", ...PERIOD, "--dry-run", "--only", "smith@bio.example.edu");
  expect([dry.code, of<unknown[]>(dry.json["mails"]).length]).toEqual([0, 1]);
  expect(cli.files().some((name) => name.endsWith(".eml"))).toBe(false);
  const mails = cli.files().filter((name) => name.endsWith(".pdf")).length;
  const sent = await cli.json("send", ...PERIOD, "--outbox", cli.path("Ausgang 一"));
  expect([sent.code, of<unknown[]>(sent.json["mails"]).length]).toEqual([0, mails]);
  expect(cli.files().filter((name) => name.endsWith(".eml"))).toHaveLength(mails);
  const again = await cli.json("send", ...PERIOD);
  expect([again.code, again.json["mails"], of<unknown[]>(again.json["alreadySent"]).length]).toEqual([
    0,
    [],
    mails,
  ]);
  const bare = await cli.json("send", ...PERIOD, "--resend");
  expect([bare.code, bare.json["error"]]).toEqual([1, expect.stringMatching(/--reason. Nothing was sent/)]);
});

test("the journal is exported once, and ties out", async () => {
  const { code, json } = await cli.json("export-journal", ...PERIOD, "--format", "template");
  expect([code, json["journalId"], json["path"]]).toEqual([
    0,
    "2025-01-J1",
    "journal/2025-01-J1_template.csv",
  ]);
  expect(json["debits"]).toBe(json["credits"]);
  const again = await cli.run("journal", ...PERIOD);
  expect([again.code, again.stdout]).toEqual([1, ""]);
  expect(again.stderr).toMatch(/exported already as 2025-01-J1 to journal\/2025-01-J1_template.csv/);

  const [tie, shown] = await Promise.all([
    cli.json("tie-out", ...PERIOD),
    cli.json("show", "SMITH@bio.example.edu", ...PERIOD),
  ]);
  expect(tie.code).toBe(0);
  const keys = ["imported", "carriedIn", "adjustments", "billed", "held", "rejected", "pending", "rounding",
    "statements", "journalDebits", "journalCredits", "difference"] as const; // prettier-ignore
  for (const key of keys) expect(tie.json[key]).toMatch(DECIMAL);
  expect(tie.json).toMatchObject({ period: "2025-01", problemRows: 0, difference: "0.00", pending: "0.00" });
  expect([tie.json["journalDebits"], tie.json["journalCredits"]]).toEqual([
    tie.json["statements"],
    json["credits"],
  ]);
  expect(tie.json["imported"]).toBe("26245.0426223429420642");

  expect(shown.code).toBe(0);
  const projects = of<{ list: string; discount: string; billed: string; fund: string }[]>(
    shown.json["projects"],
  );
  expect(projects.length).toBeGreaterThan(1);
  for (const p of projects) expect(cents(p.list) - cents(p.discount)).toBe(cents(p.billed));
  const statement = of<StatementAnswer[]>(shown.json["statements"])[0]!;
  expect(shown.json["billed"]).toBe(statement.amount);
});

test("closing freezes the month and carries what is held; then posting", async () => {
  const closed = await cli.json("periods", "close", ...PERIOD);
  expect(closed.json).toMatchObject({ period: "2025-01", carried: 1, carriedInto: "2025-02" });
  const before = cli.state("book.xlsx");
  const [refused, list, badDay] = await Promise.all([
    cli.json("statements", ...PERIOD, "--dry-run"),
    cli.json("periods", "list"),
    cli.bare("periods", "post", ...PERIOD, "--workbook", cli.path("book.xlsx"), "--reference", "JE-1",
      "--posting-date", "soon"),
  ]); // prettier-ignore
  expect([refused.code, refused.json["error"]]).toEqual([1, expect.stringMatching(/2025-01 is closed/)]);
  expect(
    of<Record<string, unknown>[]>(list.json["periods"]).map(
      (p) => `${String(p["period"])} ${String(p["status"])}`,
    ),
  ).toEqual(["2025-01 Closed", "2025-02 Open"]);
  expect([badDay.code, badDay.stderr]).toEqual([1, expect.stringMatching(/"soon" is not a day/)]);
  expect(cli.state("book.xlsx")).toBe(before);
  const late = await cli.json("import", FILES[0]!, "--add");
  expect(late.code).toBe(1);
  expect(cli.state("book.xlsx")).toBe(before);
  const posted = await cli.json("periods", "post", ...PERIOD, "--reference", "JE-7781");
  expect(posted.json).toMatchObject({
    status: "Posted",
    journalReference: "JE-7781",
    postingDate: "2025-02-03",
  });
});

test("from a clone: npm run -s openchargeback, paths as seen from where npm was called", async () => {
  const npm =
    process.env["npm_execpath"] ?? join(process.execPath, "../../lib/node_modules/npm/bin/npm-cli.js");
  const { code, json } = await runProgram(
    [
      npm,
      "run",
      "-s",
      "--prefix",
      ROOT,
      "openchargeback",
      "--",
      "tie-out",
      ...PERIOD,
      "--workbook",
      "book.xlsx",
      "--json",
    ],
    { cwd: cli.folder },
  );
  expect([code, json["difference"]]).toEqual([0, "0.00"]);
});
