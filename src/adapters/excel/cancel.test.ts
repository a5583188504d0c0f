import {
  openExcel,
  runStep,
  told,
  toldAtWork,
  underLease,
  type OpenExcel,
} from "../../../tests/support/excel";
import { Cancelled } from "../../core/problem";
import type { Change, Progress } from "../../ports/ports";
import { settles } from "../../testing/settles";
import { OTHER, SAMPLE, sampleRow } from "../../testing/workbook-contract";

const LONG = "x".repeat(32_000);
const MANY = Array.from({ length: 100 }, (_row, n) => `m${n}`);

/** What the workbook holds, long texts cut. */
const cells = ({ host }: OpenExcel): string[] =>
  told(host.workbook).map((line) => line.replace(LONG, "long"));

/** Changes, new rows and rows that go, in several blocks. */
const BATCH: readonly Change[] = [
  { do: "update", table: SAMPLE, rows: [{ "Sample ID": "b", Text: LONG, Amount: 2 }] },
  { do: "append", table: SAMPLE, rows: MANY.map((id) => sampleRow(id, { Text: LONG })) },
  { do: "remove", table: SAMPLE, keys: ["a"] },
  { do: "append", table: OTHER, rows: [{ Key: "l", Value: "new" }] },
];

async function filled(): Promise<OpenExcel> {
  const open = await openExcel();
  const rows = ["a", "b", "c"].map((id) => sampleRow(id, { Text: `0${id}`, Amount: 1 }));
  await open.workbook.apply([
    { do: "append", table: SAMPLE, rows },
    { do: "append", table: OTHER, rows: [{ Key: "k", Value: "old" }] },
  ]);
  open.host.workbook.table("SampleRows").showTotals = true;
  open.host.workbook.edit("Sample Rows", "D3", [["=1+1"]], "Local");
  return open;
}

/** A person who presses Cancel after so many questions, and how often they were asked. */
function cancelAfter(questions: number): Progress & { asked: number; told: number } {
  return {
    asked: 0,
    told: 0,
    report(done) {
      this.told = Math.max(this.told, done);
    },
    cancelled() {
      this.asked += 1;
      return this.asked > questions;
    },
  };
}

/** Who is at work, and the batch on record. */
const records = ({ host }: OpenExcel): string[] =>
  toldAtWork(host.workbook).filter((line) => /^At Work [A-E](5|9):/.test(line));

let questions = 0;
let end: readonly string[] = [];
beforeAll(async () => {
  const open = await filled();
  const nobody = cancelAfter(Infinity);
  await open.workbook.apply(BATCH, nobody);
  questions = nobody.asked;
  end = cells(open);
});

it("is asked between the blocks of a batch", () => {
  expect(questions).toBeGreaterThan(3);
});

it.each([false, true])(
  "takes back all that was written, whenever Cancel comes (under a lease: %s)",
  async (leased) => {
    for (let n = 0; n < questions; n++) {
      const open = await filled();
      const { workbook } = open;
      const before = cells(open);
      const progress = cancelAfter(n);
      const work = (): Promise<void> => workbook.apply(BATCH, progress);
      const step = leased ? underLease(workbook, "Import", work) : work();
      await expect(step).rejects.toThrow(new Cancelled());
      // Blocks before the last question are done: there was something to take back.
      expect(progress.told > 0).toBe(n > 1);
      expect({ n, left: cells(open) }).toEqual({ n, left: before });
      expect(records(open)).toEqual([]);
    }
  },
);

it("can be run again after Cancel, with events as they were", async () => {
  const open = await filled();
  const { workbook, host } = open;
  await expect(workbook.apply(BATCH, cancelAfter(2))).rejects.toThrow(Cancelled);
  const edits: string[] = [];
  const stop = await workbook.view.onEdit(({ table }) => edits.push(table));
  host.type("Sample Rows", "C2", [["Done"]]);
  host.type("Sample Rows", "C2", [[""]]);
  await settles(() => edits, expect.arrayContaining(["Sample Rows"]));
  stop();
  expect(await runStep(workbook, BATCH)).toBe("");
  expect(cells(open)).toEqual(end);
});
