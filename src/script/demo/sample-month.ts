/** The whole of a sample month through the steps: what the demo shows and the golden files record. */
import { z } from "zod";
import type { Period } from "../../core/period";
import type { Decision } from "../../core/review/decision";
import type { InputFile } from "../../ports/ports";
import type { Host } from "../../steps/host";
import { importFiles, type ImportResult } from "../../steps/import-files";
import { runMonth, type MonthResult, type MonthTools } from "../../steps/month";
import { decideCharges, runReview } from "../../steps/review";

/** The sample decisions: what a person would have decided about the planted cases. */
const decisionList = z.array(
  z.strictObject({
    do: z.enum(["approve", "reject", "hold", "reassign"]),
    where: z.array(z.string()).min(1),
    note: z.string(),
    toPi: z.string().optional(),
    toProject: z.string().optional(),
    toFund: z.string().optional(),
  }),
);
export type SampleDecisions = z.infer<typeof decisionList>;

/** @throws ZodError when the file is not a list of decisions */
export function parseDecisions(json: string): SampleDecisions {
  return decisionList.parse(JSON.parse(json));
}

export interface SampleMonth {
  readonly imported: ImportResult;
  /** Charges that waited for a decision after the import, and how many were decided now. */
  readonly pendingAtFirst: number;
  readonly decided: number;
  readonly month: MonthResult;
  readonly changed: boolean;
}

export async function runSampleMonth(
  host: Host,
  period: Period,
  files: readonly InputFile[],
  decisions: SampleDecisions,
  tools: MonthTools,
): Promise<SampleMonth> {
  const imported = await importFiles(host, {
    files,
    period,
    add: false,
    replacePeriods: [],
    invoiceTotal: null,
    acceptProblems: false,
  });
  const decided = await decideAll(host, period, decisions);
  const month = await runMonth(host, period, [], tools);
  const outputs = [month.statements?.changed, month.sent?.changed, month.journal !== null];
  const filesWritten = month.statements?.filesWritten ?? 0;
  const changed = imported.changed || decided > 0 || filesWritten > 0 || outputs.includes(true);
  return { imported, pendingAtFirst: imported.pending, decided, month, changed };
}

/** Decides what waits; a month that has been through this before has nothing left. */
export async function decideAll(host: Host, period: Period, decisions: SampleDecisions): Promise<number> {
  let { pending } = await runReview(host, period);
  let decided = 0;
  for (const decision of decisions) {
    if (pending === 0) break;
    const selection = { ids: [], where: ["state=Pending", ...decision.where], all: false };
    const result = await decideCharges(host, period, selection, asDecision(decision), decision.note);
    decided += result.decided.length;
    pending = result.pending;
  }
  return decided;
}

function asDecision({ do: action, toPi, toProject, toFund }: SampleDecisions[number]): Decision {
  if (action !== "reassign") return { do: action };
  return {
    do: "reassign",
    ...(toPi === undefined ? {} : { pi: toPi }),
    ...(toProject === undefined ? {} : { project: toProject }),
    ...(toFund === undefined ? {} : { fundOrg: toFund }),
  };
}
