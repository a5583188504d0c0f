/** Progress on a terminal: a bar on stderr, none where nobody watches. Ctrl+C asks the step to stop cleanly. */
import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../ports/ports";

export interface TerminalProgress extends Progress {
  stop(): void;
}

export function terminalProgress(wanted: boolean): TerminalProgress {
  let cancelled = false;
  const onInterrupt = (): void => {
    cancelled = true;
  };
  process.once("SIGINT", onInterrupt);
  const bar = wanted && process.stderr.isTTY ? newBar() : null;
  let total = 0;
  return {
    report(done, of, doing) {
      if (bar === null) return;
      if (total !== of || !bar.isActive) bar.start(of, done, { doing });
      total = of;
      bar.update(done, { doing });
    },
    cancelled: () => cancelled,
    stop() {
      bar?.stop();
      process.off("SIGINT", onInterrupt);
    },
  };
}

function newBar(): SingleBar {
  const format = "{bar} {value}/{total} {doing}";
  return new SingleBar(
    { format, clearOnComplete: true, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
}
