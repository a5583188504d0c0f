/** The evidence pack: every file is in its index, every hash is right, and what is missing is said. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import Papa from "papaparse";
import { sheetFiles } from "../../src/adapters/sheets/sheet-files";
import { archiveMonth } from "../../src/steps/archive";
import { enterAdjustment } from "../../src/steps/adjust";
import { makeEvidencePack, type EvidenceResult } from "../../src/steps/evidence";
import { postPeriod } from "../../src/steps/periods";
import type { Host } from "../../src/steps/host";
import type { InputFile } from "../../src/ports/ports";
import type { PeriodRecord } from "../../src/core/periods";
import { CHARGES, JOURNAL, LOG, PERIODS, STATEMENTS } from "../../src/workbook/tables";
import { madeOnce } from "../support/made-once";
import {
  BEN,
  focusFile,
  JANUARY,
  MemoryFiles,
  newMonth,
  type FocusRow,
  type TestMonth,
} from "../support/month";

const ROWS: FocusRow[] = [
  { billed: "10.005" },
  { billed: "20", list: "31.7", pi: BEN, project: "polymer" },
  { billed: "3", project: "unheard-of", resource: "=1+1" },
];

let month: TestMonth;
let saved: MemoryFiles;
let input: InputFile;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.importFiles([focusFile("hpc_2025-01.csv", ROWS)]);
  await month.decide("hold", await pendingIds(), "the PI will say which project");
  return month;
});
beforeEach(async () => {
  month = await imported();
  saved = new MemoryFiles("evidence");
  input = focusFile("hpc_2025-01.csv", ROWS);
});

async function pendingIds(): Promise<string[]> {
  return (await month.charges()).filter((c) => c.review === "Pending").map((c) => c.chargeId);
}

/** Finds statements, journals and archives where the steps saved them. */
const reader = {
  read: async (path: string) =>
    (await month.journalFiles.read(path)) ??
    (await month.statementFiles.read(path)) ??
    (await saved.read(path)),
};

async function make(
  inputs: readonly InputFile[] = [input],
  host: Host = month.host(),
): Promise<EvidenceResult> {
  const tools = { saver: saved, reader, fonts: month.fonts, sheetFiles: sheetFiles() };
  return await makeEvidencePack(host, { period: JANUARY, inputs }, tools);
}

function unpacked(result: EvidenceResult): Record<string, Uint8Array> {
  return unzipSync(saved.files.get(result.path) ?? new Uint8Array());
}

function text(files: Record<string, Uint8Array>, path: string): string {
  return new TextDecoder().decode(files[path]);
}

function csv(files: Record<string, Uint8Array>, path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text(files, path), { header: true, skipEmptyLines: true }).data;
}

function sha(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function fileOf(name: string, content: Uint8Array): InputFile {
  return {
    name,
    size: () => Promise.resolve(content.length),
    slice: (from, to) => Promise.resolve(content.slice(from, to)),
  };
}

async function finished(): Promise<void> {
  await month.finish();
  await postPeriod(month.host(), JANUARY, "JE-1", "2025-02-05");
}

test("the index has every file with its size and hash, and the log the zip's hash", async () => {
  await finished();
  const result = await make();
  const files = unpacked(result);
  const listed = new Map(csv(files, "index.csv").map((row) => [row["File"] ?? "", row]));
  const names = Object.keys(files).filter((name) => name !== "index.csv" && name !== "sha256sums.txt");
  expect([...listed.keys()].sort()).toEqual(names.sort());
  for (const name of names) {
    const bytes = files[name] ?? new Uint8Array();
    expect(listed.get(name)).toMatchObject({ Bytes: String(bytes.length), "SHA-256": sha(bytes) });
    expect(listed.get(name)?.["What It Is"]).not.toBe("");
  }
  const html = text(files, "index.html");
  for (const name of names.filter((n) => n !== "index.html")) {
    expect(html).toContain(sha(files[name] ?? new Uint8Array()));
  }
  expect(result.missing).toEqual([]);
  expect(result.sha256).toBe(sha(saved.files.get(result.path)!));
  const [logged] = await month.log("Evidence");
  expect(logged).toMatchObject({ what: "evidence/2025-01_evidence.zip", after: `SHA-256 ${result.sha256}` });
});

test("common tools verify it", async () => {
  await finished();
  const files = unpacked(await make());
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  try {
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const check = (): number | null =>
      spawnSync("sha256sum", ["--check", "--strict", "--quiet", "sha256sums.txt"], { cwd: folder }).status;
    // null: the system has no such program.
    const clean = check();
    expect([0, null]).toContain(clean);
    writeFileSync(join(folder, "charges.csv"), "changed");
    expect(check()).toBe(clean === null ? null : 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the log's chain can be worked out from the file alone, as the readme says", async () => {
  await finished();
  const rows = csv(unpacked(await make()), "log.csv");
  expect(rows.length).toBeGreaterThan(5);
  let chain = "";
  for (const row of rows) {
    const fields = ["Entry", "At", "By", "Step", "Period", "What", "Before", "After", "Reason"].map(
      (heading) => (row[heading] ?? "").replace(/^'(?=[=+\-@])/, ""),
    );
    chain = sha(Buffer.from([chain, ...fields].join("\u001f"))).slice(0, 16);
    expect(row["Chain"]).toBe(chain);
  }
});

test("the same workbook and files make the same bytes; only the page knows the time", async () => {
  await finished();
  const dry = month.host({ dryRun: true });
  const first = await make([input], dry);
  expect((await make([input], dry)).sha256).toBe(first.sha256);
  expect(saved.writes).toBe(0);
  month.now = "2025-03-01T10:00:00Z";
  const later = await make([input], dry);
  const changed = later.files.filter((file, i) => file.sha256 !== first.files[i]?.sha256);
  expect(changed.map((file) => file.path)).toEqual(["index.csv", "index.html", "sha256sums.txt"]);
});

test("it holds the month's tables, the input, the statements and the journal as they were saved", async () => {
  await finished();
  const files = unpacked(await make());
  expect(files["inputs/hpc_2025-01.csv"]).toEqual(await input.slice(0, await input.size()));
  expect(csv(files, "charges.csv").map((row) => [row["Review"], row["Amount"], row["Resource ID"]])).toEqual([
    ["OK", "10.005", expect.anything()],
    ["OK", "20.00", expect.anything()],
    ["Held", "3.00", "'=1+1"],
  ]);
  expect(csv(files, "decisions.csv").map((row) => [row["By"], row["Reason"]])).toContainEqual([
    expect.stringContaining("tess"),
    "the PI will say which project",
  ]);
  for (const path of month.statementFiles.names)
    expect(files[path]).toEqual(month.statementFiles.files.get(path));
  expect(month.journalFiles.names).toContain("journal/2025-01-J1_control.csv");
  for (const path of month.journalFiles.names)
    expect(files[path]).toEqual(month.journalFiles.files.get(path));
  expect(csv(files, "tie-out.csv").find((row) => row["Line"] === "Difference")?.["Amount"]).toBe("0.00");
  expect(JSON.parse(text(files, "tie-out.json"))).toMatchObject({ period: JANUARY });
  expect(text(files, "index.html")).toContain("posted to the ledger as JE-1 on 2025-02-05");
});

test("a file under another name is known by its hash, and one in a zip too", async () => {
  await month.statements();
  const bytes = await input.slice(0, await input.size());
  const renamed = unpacked(await make([focusFile("other.csv", []), fileOf("renamed (1).csv", bytes)]));
  expect(renamed["inputs/renamed (1).csv"]).toEqual(bytes);
  expect(Object.keys(renamed).filter((name) => name.startsWith("inputs/"))).toHaveLength(1);
  const zip = zipSync({ "hpc_2025-01.csv": bytes });
  const zipped = unpacked(await make([fileOf("all.zip", zip)]));
  expect(zipped["inputs/all.zip"]).toEqual(zip);
});

test("what is missing is named with its hash, and an open month is said to be open", async () => {
  await month.statements();
  month.statementFiles.files.clear();
  const { missing, path } = await make([]);
  expect(missing).toEqual([
    {
      what: "Input file HPC, 2025-01",
      name: "hpc_2025-01.csv",
      why: "it was not among the files given when the pack was made",
      sha256: sha(await input.slice(0, await input.size())),
    },
  ]);
  const files = unzipSync(saved.files.get(path)!);
  const html = text(files, "index.html");
  expect(html).toContain("not closed yet");
  expect(html).toContain(missing[0]!.sha256);
  expect(html).toContain("no saved file was found: printed again from the workbook");
  expect(Object.keys(files).filter((name) => name.startsWith("statements/"))).toHaveLength(2);
});

test("a journal file that was changed is in the pack and said to be changed", async () => {
  await finished();
  const [{ journalFile }] = (await month.table(PERIODS)) as [PeriodRecord];
  month.journalFiles.files.set(journalFile, new TextEncoder().encode("other"));
  const files = unpacked(await make());
  expect(text(files, "index.html")).toContain("CHANGED after the export");
});

describe("a journal that was taken back, and what took it back", () => {
  const inJournal = (files: Record<string, Uint8Array>): string[] =>
    Object.keys(files)
      .filter((name) => name.startsWith("journal/"))
      .sort();
  const whatOf = (files: Record<string, Uint8Array>, name: string): string | undefined =>
    csv(files, "index.csv").find((row) => row["File"] === name)?.["What It Is"];

  const withJournals = madeOnce(async () => {
    await month.statements();
    await month.journal(JANUARY, "general");
    await month.reverse("2025-01-J1", JANUARY, "wrong layout");
    await month.journal(JANUARY, "template");
    return month;
  });
  beforeEach(async () => {
    month = await withJournals();
  });

  test("are in the pack with their control sheets, as they were exported", async () => {
    const result = await make();
    const files = unpacked(result);
    expect(inJournal(files)).toEqual([...month.journalFiles.names].sort());
    expect(inJournal(files)).toHaveLength(6);
    for (const name of month.journalFiles.names)
      expect(files[name]).toEqual(month.journalFiles.files.get(name));
    expect(whatOf(files, "journal/2025-01-J1_general.csv")).toBe(
      "Journal 2025-01-J1, taken back by 2025-01-J1-R (wrong layout); as exported: its SHA-256 is the one in the log",
    );
    expect(text(files, "index.html")).toContain(
      "2025-01-J1-R, takes 2025-01-J1 back; as exported: its SHA-256 is the one in the log",
    );
    expect(result.missing).toEqual([]);
  });

  test("are made again where they are gone, the same bytes, even when another file lies there", async () => {
    const before = new Map(month.journalFiles.files);
    const gone = month.journalFiles.names.filter((name) => name.includes("-J1"));
    for (const name of gone) month.journalFiles.files.delete(name);
    month.journalFiles.files.set("journal/2025-01-J1_general.csv", new TextEncoder().encode("other"));
    const result = await make();
    const files = unpacked(result);
    for (const name of gone) expect(files[name]).toEqual(before.get(name));
    expect(whatOf(files, "journal/2025-01-J1_general.csv")).toContain(
      "what lies there is another file or was changed: made again, with the SHA-256 that is in the log",
    );
    expect(whatOf(files, "journal/2025-01-J1-R_general.csv")).toContain("it was not found: made again");
    expect(result.missing).toEqual([]);
  });

  test("are made again in a layout below the journal's lines", async () => {
    await month.reverse("2025-01-J2", JANUARY, "another layout");
    await month.journal(JANUARY, "charges");
    await month.reverse("2025-01-J3", JANUARY, "and another");
    await month.journal(JANUARY, "general");
    const names = ["journal/2025-01-J3_charges.csv", "journal/2025-01-J3-R_charges.csv"];
    const before = names.map((name) => month.journalFiles.files.get(name));
    expect(before.every((bytes) => (bytes?.length ?? 0) > 0)).toBe(true);
    for (const name of names) month.journalFiles.files.delete(name);
    const files = unpacked(await make());
    expect(names.map((name) => files[name])).toEqual(before);
  });

  test("are known from an earlier version's log, which has no hashes", async () => {
    const [entry] = (await month.log("Journal")).filter(({ after }) => after.startsWith("Reversed"));
    await month.type(LOG, entry!.entry, { Before: "Exported", After: "Reversed by 2025-01-J1-R" });
    const files = unpacked(await make());
    expect(inJournal(files)).toEqual([...month.journalFiles.names].sort());
    expect(whatOf(files, "journal/2025-01-J1_general.csv")).toContain(
      "as it was saved; making it again gives the same bytes",
    );
  });

  test("are named as missing where their layout is gone", async () => {
    await month.type(JOURNAL, "2025-01-J1/0001", { Format: "gone" });
    month.journalFiles.files.delete("journal/2025-01-J1_general.csv");
    const { missing } = await make();
    expect(missing.map(({ what, name }) => [what, name])).toEqual([
      ["Journal file of 2025-01-J1", "2025-01-J1_general.csv"],
    ]);
  });
});

test("a statement's file that is another's is left out, and printed again", async () => {
  await finished();
  const [statement] = await month.table(STATEMENTS);
  month.statementFiles.files.set(`statements/${statement!.file}`, new TextEncoder().encode("%PDF-1.7 other"));
  const files = unpacked(await make());
  expect(text(files, "index.html")).toContain("the file of that name is not this statement");
  expect(text(files, `statements/${statement!.file}`).startsWith("%PDF-1.7 other")).toBe(false);
});

test("an issued statement that would print otherwise today is there as it was saved, and as it prints", async () => {
  await finished();
  await month.setting("Primary Colour", "#123456");
  const files = unpacked(await make());
  const [statement] = await month.table(STATEMENTS);
  expect(files[`statements/${statement!.file}`]).toEqual(
    month.statementFiles.files.get(`statements/${statement!.file}`),
  );
  expect(files[`statements/printed-again/${statement!.file}`]).toBeDefined();
});

test("a row changed after closing is named on the page", async () => {
  await finished();
  const [charge] = await month.charges();
  await month.type(CHARGES, charge!.chargeId, { Amount: 99 });
  const result = await make();
  expect(result.findings.join(" ")).toContain(charge!.chargeId);
  expect(text(unpacked(result), "index.html")).toContain("Something was changed: see below.");
});

test("an archived month's charges come from its archive; without it they are missing", async () => {
  await finished();
  const before = csv(unpacked(await make()), "charges.csv");
  await archiveMonth(month.host(), { period: JANUARY }, saved, saved, sheetFiles());
  const result = await make();
  expect(csv(unpacked(result), "charges.csv")).toEqual(before);
  expect(result.difference).toBe("0.00");
  const archive = saved.files.get("evidence/2025-01_charges.xlsx")!;
  saved.files.delete("evidence/2025-01_charges.xlsx");
  const given = await make([fileOf("renamed.xlsx", archive), input]);
  expect([given.difference, given.missing]).toEqual(["0.00", []]);
  const without = await make();
  expect(without.missing.map((m) => m.what)).toContain("Charges");
  expect(without.difference).toBeNull();
  expect(Object.keys(unpacked(without))).not.toContain("charges.csv");
});

test("what people entered is there with its reason, and ties out", async () => {
  await enterAdjustment(month.host(), {
    period: JANUARY,
    kind: "Charge",
    pi: BEN,
    project: "polymer",
    fundOrg: "CHEM-10000",
    amount: "12.50",
    source: "HPC",
    serviceName: "Consulting",
    reason: "two hours on the code, as agreed",
    evidence: "ticket 4711",
  });
  await finished();
  const result = await make();
  const files = unpacked(result);
  expect(csv(files, "adjustments.csv").map((row) => [row["Amount"], row["Reason"], row["Evidence"]])).toEqual(
    [["12.50", "two hours on the code, as agreed", "ticket 4711"]],
  );
  expect(csv(files, "decisions.csv").map((row) => row["Step"])).toContain("Adjust");
  expect(text(files, "index.html")).toContain("two hours on the code, as agreed");
  expect(csv(files, "tie-out.csv").find((row) => row["Line"] === "Adjustments")?.["Amount"]).toBe("12.50");
  expect(result.difference).toBe("0.00");
});

test("stopped in the middle nothing is saved and nothing logged", async () => {
  await month.statements();
  let asked = 0;
  const progress = { report: () => undefined, cancelled: () => (asked += 1) > 20 };
  const before = await month.everything();
  await expect(make([input], month.host({ progress }))).rejects.toThrow("Cancelled. Nothing was written.");
  expect([saved.writes, await month.everything()]).toEqual([0, before]);
});

test("a month that is not there, and one without anything, are refused", async () => {
  const tools = { saver: saved, reader, fonts: month.fonts };
  const of = (period: string) => makeEvidencePack(month.host(), { period, inputs: [] }, tools);
  await expect(of("2024-12")).rejects.toThrow("There is no month 2024-12");
  expect(saved.writes).toBe(0);
});
