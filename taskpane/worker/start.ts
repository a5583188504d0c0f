/** Starts the worker in a browser; only main.ts does. */
import { lineOf } from "./exchange";
import type { Runner } from "./run-in-worker";

/** What the worker's script may take to come. Milliseconds. */
const PATIENCE = 15_000;

/** @returns null where the browser or a policy allows no worker, or its script does not come */
export async function startWorker(): Promise<Runner | null> {
  try {
    const worker = new Worker(new URL("./entry.ts", import.meta.url), { name: "openchargeback" });
    const runner = new WorkerRunner(worker);
    return (await runner.ready) ? runner : null;
  } catch {
    return null;
  }
}

class WorkerRunner implements Runner {
  readonly ready: Promise<boolean>;
  gone = false;
  private readonly runs = new Set<(why: Error) => void>();

  constructor(private readonly worker: Worker) {
    this.ready = new Promise((resolve) => {
      worker.addEventListener("message", () => resolve(true), { once: true });
      worker.addEventListener("error", ({ message }) => {
        resolve(false);
        this.stopped(message);
      });
      setTimeout(() => resolve(false), PATIENCE);
    });
  }

  open(stopped: (why: Error) => void): ReturnType<Runner["open"]> {
    const { port1, port2 } = new MessageChannel();
    this.worker.postMessage({ port: port2 }, [port2]);
    const line = lineOf(port1);
    this.runs.add(stopped);
    return {
      ...line,
      close: () => {
        this.runs.delete(stopped);
        line.close();
      },
    };
  }

  /** An error that nobody in the worker caught, such as one of memory. */
  private stopped(message: string): void {
    this.gone = true;
    this.worker.terminate();
    for (const stop of [...this.runs]) stop(new Error(`The background of the pane stopped: ${message}`));
  }
}
