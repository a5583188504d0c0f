/**
 * A month in Excel in which every request fails in turn, before and after it took effect: the step run again, in a
 * pane opened anew, ends in exactly the workbook of an undisturbed run. `npm run test:long` tries every request.
 */
import { HostFailure, Refusal } from "../../src/core/problem";
import { ExcelHost, type HostWorkbook } from "../../src/testing/excel-host";
import { someOf } from "../../src/testing/runs";
import type { ExcelWorkbook } from "../../src/adapters/excel/excel-workbook";
import { copyOf, openExcel, told, underLease, type OpenExcel } from "../support/excel";
import { ADA, BEN, newMonthOn, TestMonth, type FocusRow } from "../support/month";

/** Excel does not get over it by trying again. */
const CODE = "AccessDenied";

interface Step {
  readonly name: string;
  run(month: TestMonth<ExcelWorkbook>): Promise<unknown>;
}

const STEPS: readonly Step[] = [
  { name: "Import", run: (month) => month.import("hpc_2025-01.csv", rows()) },
  { name: "Import again", run: (month) => month.import("hpc_2025-01.csv", corrected()) },
  { name: "Review", run: (month) => month.decide("reject", "all") },
  { name: "Statements", run: (month) => month.statements() },
  { name: "Journal", run: (month) => month.journal() },
  { name: "Close", run: (month) => month.close("2025-01", "mails go out tomorrow") },
];

/** Forty charges of two PIs; some are for a project nobody knows, and wait for a decision. */
function rows(): FocusRow[] {
  return Array.from({ length: 40 }, (_, i) => ({
    billed: `${i + 1}.37`,
    list: `${2 * i + 3}.05`,
    resource: `node-${i}`,
    ...(i % 2 === 1
      ? { pi: BEN, project: "polymer" }
      : { pi: ADA, project: i % 5 === 0 ? "unheard-of" : "coral" }),
  }));
}

/** A corrected file: rows that are gone, changed, and new. */
function corrected(): FocusRow[] {
  return [
    ...rows().slice(4, 30),
    ...rows()
      .slice(30)
      .map((row) => ({ ...row, billed: "99.99" })),
    { billed: "1.00", resource: "node-new" },
  ];
}

async function perform({ workbook }: OpenExcel, step: Step, takeOver = false): Promise<void> {
  await underLease(workbook, step.name, () => step.run(new TestMonth(workbook)), { takeOver });
}

/** The workbook before each step and after it, and how many requests the step takes. */
interface Stage {
  readonly step: Step;
  readonly before: HostWorkbook;
  readonly after: readonly string[];
  readonly requests: number;
}

async function stages(): Promise<Stage[]> {
  const pane = await openExcel();
  await newMonthOn(pane.workbook, pane.workbook);
  const all: Stage[] = [];
  for (const step of STEPS) {
    const before = copyOf(pane.host.workbook);
    const { requests } = pane.host.traffic;
    await perform(pane, step);
    all.push({
      step,
      before,
      after: told(pane.host.workbook),
      requests: pane.host.traffic.requests - requests,
    });
  }
  return all;
}

/** @returns whether the fault stopped the step */
async function disturbed(stage: Stage, n: number, when: "before" | "after"): Promise<boolean> {
  const workbook = copyOf(stage.before);
  const pane = await openExcel(new ExcelHost({ workbook }));
  pane.host.failAt(n, CODE, when);
  const failure = await perform(pane, stage.step).catch((error: unknown) => error);
  pane.host.close();
  if (failure !== undefined) {
    expect(failure).toBeInstanceOf(HostFailure);
    const again = await openExcel(new ExcelHost({ workbook }));
    // What failed after everything was written is done: the step says so, and refuses to do it twice.
    await perform(again, stage.step, true).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
    again.host.close();
  }
  expect(told(workbook)).toEqual(stage.after);
  return failure !== undefined;
}

test("a step that any request stopped, run again, ends in the workbook of an undisturbed run", async () => {
  const all = await stages();
  // By effect first: every other case of the list is then of every kind.
  const cases = (["before", "after"] as const).flatMap((when) =>
    all.flatMap((stage) => Array.from({ length: stage.requests }, (_, i) => ({ stage, n: i + 1, when }))),
  );
  let stopped = 0;
  const tried = someOf(cases, 40);
  for (const { stage, n, when } of tried) {
    try {
      if (await disturbed(stage, n, when)) stopped += 1;
    } catch (error) {
      throw new Error(`${stage.step.name}, ${when} request ${n} of ${stage.requests}`, { cause: error });
    }
  }
  process.stdout.write(
    `Faults in Excel: ${tried.length} of ${cases.length} injected, ${stopped} stopped the step\n`,
  );
  expect(stopped).toBeGreaterThan(tried.length / 2);
});
