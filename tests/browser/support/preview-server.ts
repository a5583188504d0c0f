/** The built preview on a free port, started once for each Jest worker; it builds itself when a source is younger. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../../..");

let address: Promise<string> | undefined;

/** @returns "http://localhost:45123" @throws Error with what was said when it could not be built */
export function previewAddress(): Promise<string> {
  return (address ??= start());
}

function start(): Promise<string> {
  const script = join(ROOT, "scripts", "preview.mjs");
  // It ends when its standard input closes, which happens however this process ends.
  const server = spawn(process.execPath, [script, "--port", "0", "--with-parent"], { cwd: ROOT });
  server.unref();
  let said = "";
  return new Promise((done, failed) => {
    const listen = (bytes: Buffer): void => {
      said += bytes.toString("utf8");
      const found = /The preview is at (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) done(found);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.once("error", failed);
    server.once("exit", () => failed(new Error(`The preview could not be started:\n${said}`)));
    for (const pipe of [server.stdin, server.stdout, server.stderr])
      if ("unref" in pipe && typeof pipe.unref === "function") (pipe.unref as () => void)();
  });
}
