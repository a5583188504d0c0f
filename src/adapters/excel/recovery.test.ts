import { openExcel, runStep, told, toldAtWork, type OpenExcel } from "../../../tests/support/excel";
import type { Change } from "../../ports/ports";
import type { ExcelHost } from "../../testing/excel-host";
import { someOf } from "../../testing/runs";
import { OTHER, SAMPLE, sampleRow } from "../../testing/workbook-contract";

const append = (...ids: string[]): Change => ({
  do: "append",
  table: SAMPLE,
  rows: ids.map((id) => sampleRow(id, { Text: `text of ${id}`, Count: 1, Day: 45_658, State: "Open" })),
});
const update = (...ids: string[]): Change => ({
  do: "update",
  table: SAMPLE,
  rows: ids.map((id) => ({ "Sample ID": id, Text: "2025-01", Amount: 12.5 })),
});
const remove = (...keys: string[]): Change => ({ do: "remove", table: SAMPLE, keys });
const other: Change = { do: "append", table: OTHER, rows: [{ Key: "k", Value: "v" }] };

const LONG = "x".repeat(32_000);
/** About 31 of these are a block. */
const manyRows = (count: number): Change => ({
  do: "append",
  table: SAMPLE,
  rows: Array.from({ length: count }, (_row, n) => sampleRow(`m${n}`, { Text: LONG })),
});

interface Case {
  /** What is there before. */
  readonly before: (open: OpenExcel) => Promise<void>;
  readonly batch: readonly Change[];
}

const filled = async ({ workbook }: OpenExcel): Promise<void> => {
  await workbook.apply([append("a", "b", "c", "d", "e", "f"), other]);
};

const CASES: Readonly<Record<string, Case>> = {
  "an append to a workbook without tables": {
    before: () => Promise.resolve(),
    batch: [append("a", "b"), other],
  },
  "appends and scattered updates": {
    before: filled,
    batch: [
      append("g", "h", "i"),
      update("a", "c", "d"),
      { do: "append", table: OTHER, rows: [{ Key: "l", Value: "'w" }] },
    ],
  },
  "a month replaced: removed, moved to the end, changed": {
    before: filled,
    batch: [remove("b", "c", "f"), append("g", "b"), update("a", "b"), remove("e")],
  },
  "all rows removed": { before: filled, batch: [remove("a", "b", "c", "d", "e", "f")] },
  "a table with totals, cells below, and a formula that is overwritten": {
    before: async (open) => {
      await filled(open);
      const { workbook } = open.host;
      workbook.table("SampleRows").showTotals = true;
      workbook.edit("Sample Rows", "D4", [["=1+1"]], "Local");
      workbook.edit("Sample Rows", "C14", [["mine"]], "Local");
    },
    batch: [append("g", "h"), update("c", "d")],
  },
  "changes and new rows in several blocks, a formula overwritten, a row removed": {
    before: async (open) => {
      await filled(open);
      open.host.workbook.edit("Sample Rows", "D3", [["=1+1"]], "Local");
    },
    batch: [update("b", "f"), manyRows(70), remove("a")],
  },
};

/** What the workbook holds, long texts cut. */
const contents = ({ workbook }: ExcelHost): string[] =>
  told(workbook).map((line) => line.replace(LONG, "long"));

async function start({ before }: Case): Promise<OpenExcel> {
  const open = await openExcel();
  await before(open);
  open.host.traffic.reset();
  return open;
}

/** A batch that a fault meets at its nth request. */
interface Fault {
  readonly name: string;
  readonly one: Case;
  readonly n: number;
  /** The workbook of an undisturbed run. */
  readonly end: readonly string[];
}

let faults: readonly Fault[] = [];
let injected = 0;
let possible = 0;
beforeAll(async () => {
  const all: Fault[] = [];
  for (const [name, one] of Object.entries(CASES)) {
    const { workbook, host } = await start(one);
    await runStep(workbook, one.batch);
    const end = contents(host);
    for (let n = 1; n <= host.traffic.requests; n++) all.push({ name, one, n, end });
  }
  faults = all;
});
afterAll(() => {
  process.stdout.write(`Faults in the Excel adapter: ${injected} of ${possible} injected\n`);
});

/** Tries faults: all of them in a long run. @param check what the workbook must hold is checked here */
async function inject(count: number, check: (fault: Fault) => Promise<ExcelHost>): Promise<void> {
  const tried = someOf(faults, count);
  injected += tried.length;
  possible += faults.length;
  for (const fault of tried) {
    const { name, n, end } = fault;
    expect({ name, n, end: contents(await check(fault)) }).toEqual({ name, n, end });
  }
}

describe("a batch that Excel interrupts", () => {
  it.each(["before", "after"] as const)(
    "at any request, %s it took effect: a reopened pane runs the step again and ends in the same cells",
    async (when) => {
      let interrupted = 0;
      await inject(12, async ({ one, n }) => {
        const { workbook, host } = await start(one);
        host.failAt(n, "AccessDenied", when);
        await runStep(workbook, one.batch).catch(() => (interrupted += 1));
        host.clearFaults();
        const reopened = await openExcel(host, "2025-02-03T10:12:00Z");
        await runStep(reopened.workbook, one.batch);
        // No batch is on record.
        expect(toldAtWork(host.workbook).filter((line) => /^At Work [A-E]9:/.test(line))).toEqual([]);
        return host;
      });
      expect(interrupted).toBeGreaterThan(6);
    },
  );

  it("goes on by itself where Excel was busy once, whatever had happened by then", async () => {
    await inject(12, async ({ one, n }) => {
      const { workbook, host } = await start(one);
      host.failAt(n, "GeneralException", "after");
      await runStep(workbook, one.batch);
      return host;
    });
  });

  it("from some request on without any answer: the next take ends it", async () => {
    await inject(12, async ({ one, n }) => {
      const { workbook, host } = await start(one);
      host.failAt(n, "RequestAborted", "before", { repeated: true });
      await expect(runStep(workbook, one.batch)).rejects.toThrow();
      host.clearFaults();
      await runStep(workbook, one.batch);
      return host;
    });
  });
});
