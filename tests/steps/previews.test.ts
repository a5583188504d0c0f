/** What the pane shows before it writes: the same as the step then does, and nothing is written. */
import { CHARGES, LOG, STATEMENTS } from "../../src/workbook/tables";
import { previewClosing } from "../../src/steps/closing-preview";
import { tieOutLineRows } from "../../src/steps/tie-out";
import { exportedFiles, previewJournal } from "../../src/steps/journal-preview";
import { readLog } from "../../src/steps/log";
import { previewMails, testMail } from "../../src/steps/mail-preview";
import { printStatement, previewStatements } from "../../src/steps/statements-preview";
import { madeOnce } from "../support/made-once";
import { ADA, BEN, JANUARY, newMonth, usd, type FocusRow, type TestMonth } from "../support/month";

const ROWS: FocusRow[] = [{ billed: "10.005" }, { billed: "20", pi: BEN, project: "polymer" }];

let month: TestMonth;
const imported = madeOnce(async () => {
  month = await newMonth();
  await month.import("hpc_2025-01.csv", ROWS);
  return month;
});
beforeEach(async () => {
  month = await imported();
});

/** Runs a preview and makes sure that it left the workbook alone. */
async function look<T>(work: () => Promise<T>): Promise<T> {
  const before = await month.everything();
  const seen = await work();
  expect(await month.everything()).toBe(before);
  return seen;
}

describe("statements", () => {
  const preview = () => look(() => previewStatements(month.host(), JANUARY));

  test("are shown as they are made then, and are up to date afterwards", async () => {
    const before = await preview();
    expect(before).toMatchObject({ upToDate: false, madeBy: "", charges: 2 });
    const { statements } = await month.statements();
    expect(before.statements.map((s) => s.record)).toEqual(statements.map((s) => s.record));
    const after = await preview();
    expect(after).toMatchObject({ upToDate: true, madeBy: "tess", madeAt: month.now });
    expect(after.statements.every((s) => !s.changed)).toBe(true);
  });

  test("tell what is pending and what ends", async () => {
    await month.statements();
    const ben = (await month.charges()).find((c) => c.pi === BEN)!;
    await month.decide("hold", [ben.chargeId]);
    expect(await preview()).toMatchObject({
      upToDate: false,
      ended: [expect.stringMatching(/^2025-01-0002 /)],
    });
    await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "5", pi: "" }]);
    expect((await preview()).pending).toEqual({ charges: 1, amount: usd("5") });
  });

  test("one is printed with the bytes that were made", async () => {
    const { pdfs } = await month.statements();
    const { name, bytes } = await look(() =>
      printStatement(month.host(), JANUARY, "2025-01-0002", month.fonts),
    );
    expect(name).toBe((await month.table(STATEMENTS))[1]?.file);
    expect(Buffer.compare(bytes, pdfs.get("2025-01-0002")!)).toBe(0);
    await expect(printStatement(month.host(), JANUARY, "2025-01-0009", month.fonts)).rejects.toThrow(
      /not in force/,
    );
  });
});

describe("mails", () => {
  test("are shown as they go out, with what went out before", async () => {
    await month.statements();
    const before = await look(() => previewMails(month.host(), JANUARY));
    expect(before.map((m) => [m.pi, m.isSent, m.attempts.length])).toEqual([
      [ADA, false, 0],
      [BEN, false, 0],
    ]);
    await month.send({ only: ADA });
    const sent = month.mail.mails[0]!;
    const { from, to, cc, bcc, replyTo, subject, text } = sent;
    expect(before[0]?.mail).toEqual({ from, to, cc, bcc, replyTo, subject, text });
    expect(before[0]?.attachments).toEqual(sent.attachments.map((a) => a.name));
    const after = await previewMails(month.host(), JANUARY);
    expect(after.map((m) => [m.isSent, m.attempts.map((a) => a.status)])).toEqual([
      [true, ["Sent"]],
      [false, []],
    ]);
  });

  test("a test goes to the one who asked and to nobody else, and is not logged", async () => {
    await month.statements();
    const request = { period: JANUARY, pi: ADA, to: " me@example.edu " };
    const mail = await look(() => testMail(month.host(), request, month.fonts));
    expect(mail).toMatchObject({ to: ["me@example.edu"], cc: [] });
    expect(mail.subject).toMatch(/^Test: /);
    const { sent } = await month.send({ only: ADA });
    expect(sent.map((e) => e.mailKey)).not.toContain(mail.key);
    await expect(
      testMail(month.host(), { ...request, to: "me@example.edu, all@example.edu" }, month.fonts),
    ).rejects.toThrow(/not a mail address/);
  });
});

describe("journal", () => {
  const preview = () => look(() => previewJournal(month.host(), JANUARY, ""));

  test("is shown as it is exported then; afterwards which, when and by whom", async () => {
    await month.statements();
    const before = await preview();
    const result = await month.journal();
    expect(before).toMatchObject({
      journalId: result.journalId,
      debits: 3001,
      credits: 3001,
      exported: null,
    });
    expect(result.path).toBe(`journal/${before.fileName}`);
    expect(before.lines).toHaveLength(result.lines);
    const after = await preview();
    expect(after.exported).toEqual({ file: result.path, by: "tess", at: month.now });
    expect(after.lines.map((l) => l.lineId)).toEqual(before.lines.map((l) => l.lineId));
    const [file] = await look(() => exportedFiles(month.host(), JANUARY));
    expect(file?.path).toBe(result.path);
    expect(new TextDecoder().decode(file?.bytes)).toBe(month.journalFiles.text(result.path));
    await month.reverse(result.journalId);
    await expect(exportedFiles(month.host(), JANUARY)).rejects.toThrow(/no longer gives/);
    expect(await preview()).toMatchObject({
      journalId: "2025-01-J2",
      exported: null,
      reversed: ["2025-01-J1"],
    });
  });
});

describe("closing", () => {
  const preview = () => look(() => previewClosing(month.host(), JANUARY, month.journalFiles));

  test("names what is in the way and where it is put right", async () => {
    await month.import("hpc_2025-01b.csv", [...ROWS, { billed: "5", pi: "" }]);
    const { obstacles } = await preview();
    expect(obstacles.map((o) => [o.where, o.overridable])).toEqual([
      ["review", false],
      ["statements", false],
    ]);
  });

  test("says what is carried on, and who closed it", async () => {
    const [first] = await month.charges();
    await month.decide("hold", [first!.chargeId]);
    expect((await preview()).held).toEqual({ charges: 1, amount: usd("10.005"), into: "2025-02" });
    await month.finish();
    expect(await preview()).toMatchObject({ month: { status: "Closed", closedBy: "tess" }, obstacles: [] });
  });

  test("has the check, what may be missing, and whether somebody else must close", async () => {
    expect(await preview()).toMatchObject({
      check: { holds: true, contentHash: null },
      completeness: { missing: [{ kind: "Source", what: "AWS" }] },
      secondPerson: "",
    });
    await month.setting("Second Person Closes", "Yes");
    expect((await preview()).secondPerson).toMatch(/2025-01 cannot be closed by tess.*Import once/);
    await month.setting("Second Person Closes", "No");
    await month.finish();
    const [charge] = await month.charges();
    await month.type(CHARGES, charge!.chargeId, { Amount: 1 });
    const { check, warnings } = await preview();
    expect(check.changed.map((c) => c.key)).toEqual([charge!.chargeId]);
    expect(warnings.join()).toMatch(/2025-01 was changed after it was closed.*Check names the rows/);
  });

  test("the rows behind a figure can be shown", async () => {
    const rows = await look(() => tieOutLineRows(month.host(), JANUARY, "billed"));
    expect(rows).toMatchObject({
      table: "Charges",
      only: { Period: [JANUARY] },
      amount: (await preview()).tieOut.billed,
    });
  });
});

test("the log is newest first, and tells where its chain breaks, however the sheet is sorted", async () => {
  await month.statements();
  await month.send();
  const { entries, broken } = await look(() => readLog(month.host()));
  expect(broken).toBeNull();
  expect(entries.map((e) => e.entry)).toEqual((await month.log()).map((e) => e.entry).reverse());
  await month.type(LOG, "0000002", { By: "somebody else" });
  expect((await readLog(month.host())).broken?.entry).toBe("0000002");
});
