/** The pane's side: has a worker run the long steps, and serves it the ports of the host. */
import type { Host } from "../../src/steps/host";
import { Exchange, type Line } from "./exchange";
import type { LongSteps } from "./long-steps";
import type { PaneSide, PaneState, WorkerSide } from "./protocol";
import { WorkbookDesk } from "./workbook-desk";

/** Somebody who runs steps: each run has a line of its own. */
export interface Runner {
  /** It ended by itself: whoever has another step starts a new one. */
  readonly gone?: boolean;
  /** @param stopped told when the other end is gone before it has answered */
  open(stopped: (why: Error) => void): Line;
}

/**
 * @param start makes the runner, when a long step is first called; null where there can be none
 * @param inPane runs the steps then
 */
export function inWorker(start: () => Promise<Runner | null>, inPane: LongSteps): LongSteps {
  let started: Promise<Runner | null> | undefined;
  const step =
    <K extends keyof LongSteps>(name: K) =>
    async (host: Host, request: Parameters<LongSteps[K]>[1]): Promise<never> => {
      if ((await started)?.gone === true) started = undefined;
      const runner = await (started ??= start());
      // The type of an answer goes with its step's name, which the compiler cannot follow.
      if (runner === null) return (await inPane[name](host, request)) as never;
      return (await runStep(runner, name, host, request)) as never;
    };
  return { previewImport: step("previewImport"), importFiles: step("importFiles") };
}

async function runStep<K extends keyof LongSteps>(
  runner: Runner,
  step: K,
  host: Host,
  request: Parameters<LongSteps[K]>[1],
): Promise<unknown> {
  const { files, ...rest } = request;
  const desk = new WorkbookDesk(host.workbook, (batch, change, typed) =>
    worker.call("values", batch, change, typed),
  );
  const state = (): PaneState => ({ now: host.clock.now(), cancelled: host.progress.cancelled() });
  const here: PaneSide = {
    read: (wanted) => desk.read(wanted),
    rows: (reading, list, from) => desk.rows(reading, list, from),
    change: (batch, change, piece) => desk.change(batch, change, piece),
    apply: (batch, progress) => desk.apply(batch, progress ? host.progress : undefined),
    size: async (file) => await fileAt(files, file).size(),
    // Its own bytes, which go over: a slice may be a view of more.
    slice: async (file, from, to) => (await fileAt(files, file).slice(from, to)).slice(),
    report: (done, total, doing) => host.progress.report(done, total, doing),
    pause: () => undefined,
  };
  const line = runner.open((why) => worker.breakOff(why));
  const worker: Exchange<WorkerSide> = new Exchange<WorkerSide>(
    { ...line, post: (message, move) => sayState(line, message, state, move) },
    here,
  );
  try {
    const given = files.map((file) => ("file" in file && file.file instanceof File ? file.file : file.name));
    const { by, signedIn = false, dryRun } = host;
    return await worker.call("run", {
      step,
      request: rest,
      files: given,
      by,
      signedIn,
      dryRun,
      state: state(),
    });
  } finally {
    worker.close();
  }
}

/** The worker hears how the pane stands before every answer. */
function sayState(
  line: Line,
  message: Parameters<Line["post"]>[0],
  state: () => PaneState,
  move: Parameters<Line["post"]>[1],
): void {
  if (!("call" in message)) line.post({ call: "state", given: [state()] });
  line.post(message, move);
}

function fileAt<F>(files: readonly F[], at: number): F {
  const file = files[at];
  if (file === undefined) throw new Error(`The request has no file ${at}`);
  return file;
}
