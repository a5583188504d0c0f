import { atWorkOf, contentsOf, openExcel, runStep, type OpenExcel } from "../../../tests/support/excel";
import type { Change } from "../../ports/ports";
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
};

async function start({ before }: Case): Promise<OpenExcel> {
  const open = await openExcel();
  await before(open);
  open.host.traffic.reset();
  return open;
}

describe.each(Object.entries(CASES))("%s, interrupted", (_name, one) => {
  let undisturbed: { readonly contents: unknown; readonly requests: number };
  beforeAll(async () => {
    const { workbook, host } = await start(one);
    await runStep(workbook, one.batch);
    undisturbed = { contents: contentsOf(host), requests: host.traffic.requests };
  });

  it.each(["before", "after"] as const)(
    "at any request, %s it took effect: a reopened pane runs the step again and ends in the same cells",
    async (when) => {
      let interrupted = 0;
      for (let n = 1; n <= undisturbed.requests; n++) {
        const { workbook, host } = await start(one);
        host.failAt(n, "AccessDenied", when);
        await runStep(workbook, one.batch).catch(() => (interrupted += 1));
        host.clearFaults();
        const reopened = await openExcel(host, "2025-02-03T10:12:00Z");
        await runStep(reopened.workbook, one.batch);
        expect({ n, contents: contentsOf(host) }).toEqual({ n, contents: undisturbed.contents });
        expect(atWorkOf(host)).not.toHaveProperty(["8:3"]);
      }
      expect(interrupted).toBeGreaterThan(5);
    },
  );

  it("goes on by itself where Excel was busy once, whatever had happened by then", async () => {
    for (let n = 1; n <= undisturbed.requests; n++) {
      const { workbook, host } = await start(one);
      host.failAt(n, "GeneralException", "after");
      await runStep(workbook, one.batch);
      expect({ n, contents: contentsOf(host) }).toEqual({ n, contents: undisturbed.contents });
    }
  });

  it("from some request on without any answer: the next take ends it", async () => {
    for (let n = 2; n <= undisturbed.requests; n++) {
      const { workbook, host } = await start(one);
      host.failAt(n, "RequestAborted", "before", { repeated: true });
      await expect(runStep(workbook, one.batch)).rejects.toThrow();
      host.clearFaults();
      await runStep(workbook, one.batch);
      expect({ n, contents: contentsOf(host) }).toEqual({ n, contents: undisturbed.contents });
    }
  });
});
