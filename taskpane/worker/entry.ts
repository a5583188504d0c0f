/** Where the worker starts: every message brings the port of one run. */
import { lineOf } from "./exchange";
import { serveStep } from "./serve-steps";

addEventListener("message", ({ data }: MessageEvent<{ readonly port: MessagePort }>) => {
  serveStep(lineOf(data.port), () => performance.now());
});
// Said once all of it is there and runs.
(self as unknown as { postMessage(message: string): void }).postMessage("ready");
