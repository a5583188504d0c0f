/** Slurm's accounting as usage: the files of sacct, cut into the days of one month. */
import { periodName } from "../../core/period";
import { figure } from "../../core/words";
import type { ReadUsage } from "../usage";
import { MeterTotals } from "./figures";
import { notesOf } from "./notes";
import type { SlurmRequest } from "./request";
import type { Run } from "./run";
import { runsOf, type Runs } from "./runs";
import type { SacctFile } from "./sacct-text";
import { SacctClock } from "./times";
import { coreSeconds, usageOf } from "./usage-of-runs";

export function readSlurm(files: readonly SacctFile[], request: SlurmRequest): ReadUsage {
  const { period, dayZone, states } = request;
  const read = runsOf(files, new SacctClock(request.fileZone));
  const month = { from: dayZone.monthStart(period), to: dayZone.monthEnd(period) };
  const inMonth = read.runs.filter((run) => run.end > month.from && run.start.at < month.to);
  const billed = inMonth.filter((run) => states.treatment(run.state) !== "leave-out");
  const totals = new MeterTotals(
    request.memoryPerCore === null ? null : () => coreSeconds(billed, month, request),
  );
  return {
    usage: usageOf(billed, month, request, totals),
    names: ["cluster", "partition", "qos", "gpu", ...(states.showsSome ? ["state"] : [])],
    notes: notesOf(read, inMonth, month, request),
    figures: () => [...counts(read, inMonth, billed, request), ...totals.lines()],
  };
}

function counts(
  read: Runs,
  inMonth: readonly Run[],
  billed: readonly Run[],
  { period, states }: SlurmRequest,
): [string, string][] {
  const free = billed.filter((run) => states.treatment(run.state) === "free").length;
  const all: readonly (readonly [string, number, ("always" | "if-any")?])[] = [
    ["Rows of sacct", read.rows, "always"],
    ["Steps, skipped", read.steps],
    ["Jobs that never started", read.neverStarted],
    ["Rows about a run that is there already", read.repeated],
    ["Runs of other months only", read.runs.length - inMonth.length],
    [`Runs in ${periodName(period)}`, inMonth.length, "always"],
    ["… that go on", inMonth.filter((run) => run.goesOn).length],
    ["… free by their state", free],
    ["… left out by their state", inMonth.length - billed.length],
  ];
  return all
    .filter(([, count, when]) => when === "always" || count > 0)
    .map(([label, count]) => [label, figure(count)]);
}
