/** The worker's side: runs a step whose host is the pane at the other end of the line. */
import type { InputFile, Progress } from "../../src/ports/ports";
import type { Host } from "../../src/steps/host";
import { importFiles } from "../../src/steps/import-files";
import { previewImport } from "../../src/steps/import-preview";
import { inputFileOf } from "../parts/input-file";
import { Exchange, type Line } from "./exchange";
import { FarWorkbook } from "./far-workbook";
import type { LongSteps } from "./long-steps";
import type { PaneSide, PaneState, Run, WorkerSide } from "./protocol";

/** Milliseconds between two reports of progress that go to the pane. */
const REPORT_MS = 50;

/** The steps that the worker knows, by the names the pane calls them by. */
const STEPS: LongSteps = { previewImport, importFiles };

/** Serves one run. @param now milliseconds of a clock that never goes back */
export function serveStep(line: Line, now: () => number): void {
  let state: PaneState = { now: "", cancelled: false };
  const here: WorkerSide = {
    run: async (run) => {
      state = run.state;
      return await stepOf(run)(hostOf(run), requestOf(run));
    },
    values: async (batch, change, typed) => await workbook.values(batch, change, typed),
    state: (newer) => {
      state = newer;
    },
  };
  const pane = new Exchange<PaneSide>(line, here);
  const workbook = new FarWorkbook(pane);
  const hostOf = ({ by, signedIn, dryRun }: Run): Host => ({
    workbook,
    clock: { now: () => state.now },
    by,
    signedIn,
    dryRun,
    progress: progressOf(pane, () => state, now),
  });
  const requestOf = ({ request, files }: Run): object =>
    files.length === 0 ? request : { ...request, files: files.map((file, i) => fileIn(pane, file, i)) };
}

function stepOf({ step }: Run): (host: Host, request: object) => Promise<unknown> {
  // The pane's side pairs step and request by LongSteps.
  const known = new Map(
    Object.entries(STEPS) as [string, (host: Host, request: object) => Promise<unknown>][],
  );
  const found = known.get(step);
  if (found === undefined) throw new Error(`The worker knows no step ${step}`);
  return found;
}

function progressOf(pane: Exchange<PaneSide>, state: () => PaneState, now: () => number): Progress {
  let reported = -Infinity;
  return {
    report: (done, total, doing) => {
      const at = now();
      if (at - reported < REPORT_MS && done < total) return;
      reported = at;
      pane.tell("report", done, total, doing);
    },
    cancelled: () => state().cancelled,
    pause: async () => await pane.call("pause"),
  };
}

function fileIn(pane: Exchange<PaneSide>, given: File | string, file: number): InputFile {
  if (typeof given !== "string") return inputFileOf(given);
  return {
    name: given,
    size: async () => await pane.call("size", file),
    slice: async (from, to) => await pane.call("slice", file, from, to),
  };
}
