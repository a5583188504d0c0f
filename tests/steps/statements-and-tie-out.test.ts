/** Statements, their settings, and the tie-out that finds what was tampered with. */
import { listProblems, waiveProblem } from "../../src/steps/problems";
import { importReference } from "../../src/steps/reference";
import { runMonth } from "../../src/steps/month";
import { person } from "../../src/testing/review-cases";
import {
  JOURNAL,
  LOG,
  MAIL_LOG,
  PEOPLE,
  PERIODS,
  SOURCES,
  STATEMENT_LINES,
  STATEMENTS,
  CHARGES,
} from "../../src/workbook/tables";
import { TIE_OUT } from "../../src/workbook/reports";
import { focusFile, textFile } from "../support/focus";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, source, usd, type FocusRow, type TestMonth } from "../support/month";

const ROWS: FocusRow[] = [
  { billed: "10" },
  { billed: "15", project: "atlas" },
  { billed: "20", pi: BEN, project: "polymer" },
];

let month: TestMonth;
beforeEach(async () => {
  month = await newMonth();
});

describe("statements", () => {
  test("one a PI, or one a PI and project", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    expect((await month.table(STATEMENTS)).map((s) => [s.pi, s.projects, s.amount])).toEqual([
      [ADA, "atlas; coral", 2500],
      [BEN, "polymer", 2000],
    ]);

    const other = await newMonth();
    await other.setting("Statement Per", "PI and Project");
    await other.import("hpc_2025-01.csv", ROWS);
    await other.statements();
    expect((await other.table(STATEMENTS)).map((s) => [s.pi, s.projects, s.amount])).toEqual([
      [ADA, "atlas", 1500],
      [ADA, "coral", 1000],
      [BEN, "polymer", 2000],
    ]);
    await other.send();
    expect(other.mail.mails.map((m) => [m.to[0], m.attachments.length])).toEqual([
      [ADA, 2],
      [BEN, 1],
    ]);
  });

  test("a sent statement that loses all its charges is told of, and what comes later replaces it", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    await month.send();
    await month.import("hpc_2025-01.csv", ROWS.slice(0, 2));
    expect((await month.statements()).notices).toContain(
      `2025-01-0002 was sent to ${BEN} over 20.00 USD, and nothing is billed on it any more: no statement replaces it, so tell the PI that it is void.`,
    );
    expect((await month.statements()).notices.join()).not.toContain("2025-01-0002 was sent");
    await month.import("hpc_2025-01.csv", [
      ...ROWS.slice(0, 2),
      { billed: "21", pi: BEN, project: "polymer" },
    ]);
    await month.statements();
    expect((await month.table(STATEMENTS)).map((s) => [s.statementNo, s.status, s.amount])).toContainEqual([
      "2025-01-0002-R2",
      "Draft",
      2100,
    ]);
  });

  test.each(["Draft", "Issued"])(
    "an amount typed over a statement (%s) is neither mailed nor posted",
    async (status) => {
      await month.import("hpc_2025-01.csv", ROWS);
      await month.statements();
      if (status === "Issued") await month.send();
      const [made] = await month.table(STATEMENTS);
      await month.type(STATEMENTS, made!.statementNo, { Amount: 26 });
      const sent = month.mail.mails.length;
      for (const step of [() => month.send(), () => month.journal()])
        await expect(step()).rejects.toThrow(
          /statements of 2025-01 do not say what the charges say: .*is out of date/,
        );
      expect(month.mail.mails).toHaveLength(sent);

      expect((await month.statements()).changed).toBe(true);
      expect((await month.table(STATEMENTS))[0]).toMatchObject({ amount: 2500, status });
      expect((await month.log("Statements")).at(-1)?.reason).toContain(
        "Amount is 26.00, the statement says 25.00",
      );
      await month.send();
      expect(month.mail.mails).toHaveLength(2);
      await month.journal();
    },
  );

  test("only one PI's are made when only one is asked for", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "1" }, { billed: "2", pi: BEN }]);
    await month.statements(JANUARY, month.host(), BEN.toUpperCase());
    expect((await month.table(STATEMENTS)).map((s) => [s.pi, s.amount])).toEqual([
      [ADA, 2500],
      [BEN, 2200],
    ]);
    await expect(month.statements(JANUARY, month.host(), "nobody@example.edu")).rejects.toThrow(
      /nobody@example.edu has no charge in 2025-01 that can be billed. Nothing was written/,
    );
  });

  test("the same again changes nothing", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    const before = await month.everything();
    month.now = "2025-02-09T09:00:00Z";
    const again = await month.statements();
    expect([again.changed, again.filesWritten]).toEqual([false, 0]);
    expect(await month.everything()).toBe(before);
  });

  test("the sheet sorted another way changes nothing", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    const [rows = []] = await month.workbook.read([{ table: CHARGES }]);
    await month.workbook.apply([
      { do: "remove", table: CHARGES, keys: rows.map((row) => String(row["Charge ID"])) },
      { do: "append", table: CHARGES, rows: [...rows].reverse() },
    ]);
    expect(await month.statements()).toMatchObject({ changed: false, filesWritten: 0 });
  });

  test("who owes nothing gets a statement of what was subsidised, and no journal line", async () => {
    await month.import("hpc_2025-01.csv", [{ billed: "0", list: "40" }, ROWS[2]!]);
    const { statements } = await month.statements();
    expect(statements.map((s) => [s.record.pi, s.record.list, s.record.amount])).toEqual([
      [ADA, 4000, 0],
      [BEN, 2000, 2000],
    ]);
    await month.journal();
    expect((await month.table(JOURNAL)).map((l) => l.fundOrg)).toEqual(["CHEM-10000", "RCC-90030"]);
  });

  test("aliases of a PI are one PI on one statement", async () => {
    const alias = "a.quill@hospital.example.edu";
    month = await newMonth({
      people: [person({ email: ADA, name: "Ada Quill", aliases: `x@example.edu; ${alias}` })],
    });
    await month.import("hpc_2025-01.csv", [
      { billed: "10", pi: ` ${alias.toUpperCase()}` },
      { billed: "5", pi: ADA },
    ]);
    const { statements } = await month.statements();
    expect(statements.map((s) => [s.record.pi, s.record.amount])).toEqual([[ADA, 1500]]);
  });

  test("mail goes to Send To, with the copies of PI and projects", async () => {
    month = await newMonth({
      people: [
        person({
          email: ADA,
          name: "Ada Quill",
          sendTo: "ada.at.home@example.edu",
          cc: "office@example.edu",
        }),
      ],
    });
    await month.import("hpc_2025-01.csv", [{ billed: "10" }]);
    await month.statements();
    await month.send();
    expect(month.mail.mails.map((m) => [m.to, m.cc])).toEqual([
      [["ada.at.home@example.edu"], ["office@example.edu"]],
    ]);
    expect((await month.table(MAIL_LOG))[0]).toMatchObject({ to: "ada.at.home@example.edu", status: "Sent" });
  });

  test("the cost basis is each source's own", async () => {
    month = await newMonth({ sources: [source("HPC"), source("AWS", { costBasis: "Effective" })] });
    await month.import("hpc_2025-01.csv", [{ billed: "10", effective: "7", list: "12" }]);
    await month.import("aws_2025-01.csv", [{ billed: "100", effective: "70", list: "120", resource: "x" }]);
    const { statements } = await month.statements();
    expect(statements[0]?.record).toMatchObject({ list: 13200, amount: 8000, discount: 5200 });
    const { tieOut } = await month.tieOut();
    expect([tieOut.imported, tieOut.billed, tieOut.difference]).toEqual([usd("80"), usd("80"), 0n]);

    await expect(
      month.import("aws_2025-01b.csv", [{ billed: "100", effective: "", resource: "x" }]),
    ).rejects.toThrow(/EffectiveCost is blank/);
  });
});

test("an account that changed behind the statements stops mail and journal until they are made again", async () => {
  await month.import("hpc_2025-01.csv", ROWS);
  await month.statements();
  await month.type(SOURCES, "HPC", { "Debit Account": "07999" });
  await expect(month.send()).rejects.toThrow(/accounts or funds of their lines changed/);
  await expect(month.journal()).rejects.toThrow(/accounts or funds of their lines changed/);
  await month.statements();
  await month.journal();
  expect((await month.table(JOURNAL)).filter((l) => l.kind === "Payer").map((l) => l.account)).toContain(
    "07999",
  );
});

test("a row whose Amount alone was typed over is named", async () => {
  await month.import("hpc_2025-01.csv", ROWS);
  const [charge] = await month.charges();
  await month.type(CHARGES, charge!.chargeId, { Amount: 400 });
  await expect(month.statements()).rejects.toThrow(
    `people entered (Charge ${charge!.chargeId} (HPC, row ${charge!.sourceRow} of its file): Amount 400.00, Billed Cost 10.00): an amount`,
  );
});

test("an amount that was typed over stops statements, mail and journal", async () => {
  await month.import("hpc_2025-01.csv", ROWS);
  await month.statements();
  const [charge] = await month.charges();
  await month.type(CHARGES, charge!.chargeId, { Amount: 400, "Billed Cost": 400 });
  for (const step of [() => month.statements(), () => month.send(), () => month.journal()]) {
    await expect(step()).rejects.toThrow(/not those that its files brought.*Nothing was written/);
  }
  expect(month.mail.mails).toHaveLength(0);
});

describe("the tie-out", () => {
  const withJournal = madeOnce(async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    await month.journal();
    expect((await month.tieOut()).tieOut.difference).toBe(0n);
    return month;
  });
  beforeEach(async () => {
    month = await withJournal();
  });

  const off = async (): Promise<string[]> =>
    (await month.tieOut()).tieOut.checks.filter((c) => c.difference !== 0n).map((c) => c.name);
  const key = async <R>(table: Parameters<TestMonth["table"]>[0], pick: (r: R) => string): Promise<string> =>
    pick((await month.table(table))[0] as R);

  test("finds an amount that was changed in Charges", async () => {
    const [charge] = await month.charges();
    await month.type(CHARGES, charge!.chargeId, { Amount: 11 });
    expect(await off()).toEqual(
      expect.arrayContaining([
        "Imported against charges",
        "Billed and rounding against statements and what others pay",
      ]),
    );
    await expect(month.close(JANUARY, "x")).rejects.toThrow(
      /the tie-out is off: Imported against charges, 1.00/,
    );
  });

  test("finds a charge that was deleted", async () => {
    const [charge] = await month.charges();
    await month.workbook.apply([{ do: "remove", table: CHARGES, keys: [charge!.chargeId] }]);
    expect(await off()).toContain("Imported against charges");
  });

  test("finds a statement line that was changed", async () => {
    const lineId = await key<{ lineId: string }>(STATEMENT_LINES, (r) => r.lineId);
    await month.type(STATEMENT_LINES, lineId, { Billed: 999 });
    expect(await off()).toEqual(expect.arrayContaining(["Statements against their lines"]));
  });

  test("finds a statement that was changed", async () => {
    const no = await key<{ statementNo: string }>(STATEMENTS, (r) => r.statementNo);
    await month.type(STATEMENTS, no, { Amount: 1 });
    expect(await off()).toEqual(
      expect.arrayContaining(["Statements and what others pay against journal debits"]),
    );
  });

  test("finds a journal line that was changed", async () => {
    const lineId = await key<{ lineId: string }>(JOURNAL, (r) => r.lineId);
    await month.type(JOURNAL, lineId, { Debit: 1 });
    expect(await off()).toEqual(
      expect.arrayContaining(["Journal debits against credits", "Journal debits against the exported file"]),
    );
  });

  test("finds a journal file that was changed, lost, or is no journal any more", async () => {
    const path = month.journalFiles.names.find((name) => name.includes("_general"));
    const text = month.journalFiles.text(path!);
    month.journalFiles.files.set(path!, new TextEncoder().encode(text.replace("10.00", "99.00")));
    expect(await off()).toEqual(["Journal debits against the exported file"]);
    expect((await month.tieOut()).warnings[0]).toMatch(/was changed after it was exported/);

    month.journalFiles.files.set(path!, new TextEncoder().encode("Hello\n"));
    expect((await month.tieOut()).warnings.join()).toMatch(/in no known layout/);
    month.journalFiles.files.delete(path!);
    expect((await month.tieOut()).warnings.join()).toMatch(/is not there any more/);
  });

  test("shows problem rows without a readable amount by row, and ties without them", async () => {
    await month.reverse("2025-01-J1");
    await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "inf", resource: "b" }], {
      acceptProblems: true,
    });
    const { tieOut } = await month.tieOut();
    expect(tieOut.unreadable.map((p) => [p.sourceRow, p.column, p.value])).toEqual([
      [5, "BilledCost", "inf"],
    ]);
    expect([tieOut.problemRows, tieOut.imported]).toEqual([1, usd("45")]);
  });

  test("stands on the report sheet with the same figures", () => {
    expect(month.workbook.reportValues(TIE_OUT.sheet)).toMatchObject({
      month: JANUARY,
      imported: 45,
      billed: 45,
      statements: 45,
      journalDebits: 45,
      journalCredits: 45,
      difference: 0,
    });
  });

  test("of a month without charges is refused with what to do", async () => {
    await expect(month.tieOut("2025-07")).rejects.toThrow("2025-07 has no charges. Import its files first.");
  });
});

describe("the month in one go", () => {
  const run = (files: readonly FocusRow[] | null) =>
    runMonth(month.host(), JANUARY, files === null ? [] : [focusFile("hpc_2025-01.csv", files)], {
      statements: month.statementFiles,
      journal: month.journalFiles,
      mail: month.mail,
      fonts: month.fonts,
      reader: month.journalFiles,
    });
  const pending = [...ROWS, { billed: "5", pi: "", resource: "b" }];

  test("stops where a person must decide, and goes on from there", async () => {
    const stopped = await run(pending);
    expect(stopped.stopped).toMatch(/1 charges? waits? for a decision.*review list --period 2025-01/);
    expect([stopped.statements, stopped.sent, stopped.journal]).toEqual([null, null, null]);
    expect(month.mail.mails).toEqual([]);

    await month.decide("reject", "all", "nobody's");
    const through = await run(null);
    expect(through.stopped).toBe("");
    expect(through.journal?.debits).toBe("45.00");
    expect(through.tieOut.tieOut.difference).toBe(0n);

    const again = await run(pending);
    expect([again.imported?.changed, again.statements?.changed, again.journal]).toEqual([false, false, null]);
    expect(month.mail.mails).toHaveLength(2);
  });

  test("stops where a mail did not go out; the journal comes after", async () => {
    month.mail.broken.add(BEN);
    const stopped = await run(ROWS);
    expect(stopped.stopped).toMatch(
      /^1 mail did not go out, or may not have\..*mails list --period 2025-01$/,
    );
    expect([stopped.sent?.failed.length, stopped.journal]).toEqual([1, null]);
    month.mail.broken.clear();
    const through = await run(null);
    expect([through.stopped, through.journal?.debits]).toEqual(["", "45.00"]);
    expect(month.mail.mails.map(({ to }) => to[0])).toEqual([ADA, BEN]);
  });

  test("sends no mail while the journal cannot be made; what was made is in the answer", async () => {
    await month.type(SOURCES, "HPC", { "Credit Fund Org": "" });
    const stopped = await run(ROWS);
    expect(stopped.stopped).toMatch(/HPC.*The statements are made; no mail went out\.$/);
    expect(stopped.stopped).not.toContain("Nothing was written");
    expect(stopped.statements?.statements).toHaveLength(2);
    expect([stopped.sent, stopped.journal, month.mail.mails]).toEqual([null, null, []]);
  });

  test("sends no revision while the journal that went out says otherwise", async () => {
    expect((await run(ROWS)).stopped).toBe("");
    const changed = ROWS.map((row, i) => (i === 0 ? { ...row, billed: "11" } : row));
    const stopped = await run(changed);
    expect(stopped.stopped).toMatch(/since journal 2025-01-J1 went out.*--reverse 2025-01-J1/);
    expect(month.mail.mails).toHaveLength(2);
    await month.reverse("2025-01-J1");
    const through = await run(null);
    expect([through.stopped, through.journal?.journalId]).toEqual(["", "2025-01-J2"]);
    expect(month.mail.mails).toHaveLength(3);
  });

  test("names a source that the month before had", async () => {
    await run(ROWS);
    await month.import("aws_2025-02.csv", [{ day: "2025-02-10", billed: "7" }]);
    const { missingSources } = await runMonth(month.host(), "2025-02", [], {
      statements: month.statementFiles,
      journal: month.journalFiles,
      mail: month.mail,
      fonts: month.fonts,
      reader: month.journalFiles,
    });
    expect(missingSources).toEqual([
      expect.stringMatching(/^Is the month whole\? No file of HPC was imported; it came to .*45/),
    ]);
  });

  test("refuses rows that cannot be read; goes on with the same files once they are decided", async () => {
    const bad = [...ROWS, { billed: "inf", list: "1", effective: "", resource: "b" }];
    await expect(run(bad)).rejects.toThrow(/row 5.*inf/);
    await month.import("hpc_2025-01.csv", bad, { acceptProblems: true });
    const waiting = await run(null);
    expect(waiting.openProblems).toBe(1);
    expect(waiting.stopped).toMatch(/1 problem row/);

    const [problem] = await listProblems(month.host(), JANUARY);
    await waiveProblem(month.host(), JANUARY, problem!.problemId, "a test row");
    expect((await run(bad)).stopped).toBe("");
  });
});

describe("a dry run", () => {
  test("of import, statements and send writes nothing anywhere", async () => {
    const dry = month.host({ dryRun: true });
    const empty = await month.everything();
    const result = await month.import("new_2025-01.csv", ROWS, {}, dry);
    expect([result.changed, result.newSources]).toEqual([true, ["new"]]);
    expect(await month.everything()).toBe(empty);

    await month.import("hpc_2025-01.csv", ROWS);
    const imported = await month.everything();
    expect((await month.statements(JANUARY, dry)).statements).toHaveLength(2);
    expect([await month.everything(), month.statementFiles.writes]).toEqual([imported, 0]);

    await month.statements();
    const made = await month.everything();
    expect((await month.send({}, dry)).sent.map((e) => [e.to, e.status])).toEqual([
      [ADA, "Drafted"],
      [BEN, "Drafted"],
    ]);
    expect([await month.everything(), month.mail.mails]).toEqual([made, []]);
  });

  test("shows what the run then does", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    const files = { replaced: { charges: 3, amount: "45.00" } };
    const dry = await month.import("hpc_2025-01b.csv", ROWS.slice(0, 1), {}, month.host({ dryRun: true }));
    expect(dry.files[0]).toMatchObject(files);
    const real = await month.import("hpc_2025-01b.csv", ROWS.slice(0, 1));
    expect(real).toEqual(dry);
  });
});

describe("bad values", () => {
  test.each([
    ["Paper", "A3", /Settings sheet needs a correction: Paper "A3"/],
    ["Currency", "Dollars", /Currency "Dollars" must be a currency code such as USD/],
    ["Contact Mail", "nobody", /Contact Mail "nobody" must be one mail address/],
    ["Fund Org Pattern", "(", /Fund Org Pattern "\("/],
    ["Schema Version", "9", /schema version 9; this program knows version 1/],
  ])("Settings %s = %s is refused", async (name, value, message) => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.setting(name, value);
    const before = await month.everything();
    await expect(month.import("hpc_2025-01b.csv", ROWS)).rejects.toThrow(message);
    await expect(month.statements()).rejects.toThrow(message);
    expect(await month.everything()).toBe(before);
  });

  test.each([
    ["Fund matches no pattern", { Value: "(" }, /Rules sheet needs a correction: Fund matches no pattern/],
    [
      "Amount above limit",
      { Value: "lots" },
      /Amount above limit: Value "lots" must be an amount such as 10000/,
    ],
    ["Spike", { Severity: "Maybe" }, /Rules Spike: Severity is "Maybe", not one of/],
  ])("Rules %s %j is refused", async (name, cells, message) => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.rule(name, cells);
    const before = await month.everything().catch(String);
    await expect(month.statements()).rejects.toThrow(message);
    await expect(month.import("hpc_2025-01b.csv", ROWS)).rejects.toThrow(message);
    expect(await month.everything().catch(String)).toBe(before);
  });

  test("a mail or journal text with a placeholder that does not exist is refused, and nobody is mailed", async () => {
    await month.import("hpc_2025-01.csv", ROWS);
    await month.statements();
    await month.setting("Mail Text", "Dear {first_name}");
    await expect(month.send()).rejects.toThrow(/first_name/);
    await month.setting("Debit Description", "{sauce}");
    await expect(month.journal()).rejects.toThrow(/Debit Description.*\{sauce\}/);
    expect([month.mail.mails, month.journalFiles.names]).toEqual([[], []]);
  });
});

describe("reference tables from a file", () => {
  test("known keys are replaced, others added, the rest stays, the log says so", async () => {
    const csv = `Email,Name\n${ADA.toUpperCase()},Ada Q. Quill\ncy.vale@example.edu,Cy Vale\n`;
    const result = await importReference(month.host(), "people", textFile("People.csv", csv));
    expect(result).toMatchObject({ rows: 2, changed: true });
    expect((await month.table(PEOPLE)).map((p) => [p.email, p.name])).toEqual([
      [ADA, "Ada Q. Quill"],
      [BEN, "Ben Ortho"],
      ["cy.vale@example.edu", "Cy Vale"],
    ]);
    expect((await month.table(LOG)).at(-1)).toMatchObject({
      step: "Reference",
      after: "2 rows from People.csv",
    });
    expect(await importReference(month.host(), "people", textFile("People.csv", csv))).toMatchObject({
      changed: false,
    });
  });

  test("columns that the file lacks stay as they are", async () => {
    const csv = `Email,CC\n${BEN},office@example.edu\n`;
    await importReference(month.host(), "people", textFile("People.csv", csv));
    expect((await month.table(PEOPLE))[1]).toMatchObject({
      email: BEN,
      name: "Ben Ortho",
      department: "Chemistry",
      cc: "office@example.edu",
    });
  });

  test.each([
    [
      "splits",
      "Project,Fund Org,Share %\ncoral,BIO-10000,lots\n",
      /Splits.csv needs a correction: row 2, Share %/,
    ],
    ["people", "Mail\nx@example.edu\n", /no column Email. Found: Mail/],
    ["people", "Email,Active From\nx@example.edu,01/02/2025\n", /row 2, Active From/],
    [
      "sources",
      "Source,Cost Basis\nHPC,Guessed\n",
      /row 2, Cost Basis: "Guessed" is not one of Billed, Effective/,
    ],
    ["rules", "Rule,Value\nAmount above limit,lots\n", /Amount above limit: Value "lots"/],
  ] as const)("a bad %s file is refused with the place: %j", async (table, csv, message) => {
    const before = await month.everything();
    const name = `${table[0]!.toUpperCase()}${table.slice(1)}.csv`;
    await expect(importReference(month.host(), table, textFile(name, csv))).rejects.toThrow(message);
    expect(await month.everything()).toBe(before);
  });

  test("shares that do not make 100 % are taken with a warning", async () => {
    const csv = "Project,Fund Org,Share %\ncoral,BIO-10000,60\ncoral,GEO-10000,30\n";
    const { warnings } = await importReference(month.host(), "splits", textFile("Splits.csv", csv));
    expect(warnings).toEqual([expect.stringMatching(/coral.*make 90 %, not 100 %/)]);
  });
});

test("periods keep what only people write when a month is closed twice", async () => {
  await month.import("hpc_2025-01.csv", ROWS);
  await month.finish();
  await month.reopen();
  await month.close();
  expect(await month.table(PERIODS)).toHaveLength(1);
});
