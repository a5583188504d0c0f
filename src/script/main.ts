/** The command line: openchargeback COMMAND. Exit 0 done, 1 refused or failed, 2 done with problems. */
import { CommanderError } from "commander";
import { HostFailure, Refusal } from "../core/problem";
import { figure } from "../core/words";
import { buildProgram } from "./program";

const MOST_DETAILS = 20;

/** What the message itself does not say already. */
function detailLines(error: Refusal | HostFailure): string[] {
  const details = error instanceof Refusal ? error.details : [];
  const more = details.filter((detail) => !error.message.includes(detail));
  const rest = more.length - MOST_DETAILS;
  return [
    ...more.slice(0, MOST_DETAILS).map((detail) => `  ${detail}`),
    ...(rest > 0 ? [`  and ${figure(rest)} more: --json lists all`] : []),
  ];
}

function report(error: unknown): void {
  const json = process.argv.includes("--json");
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 1;
    if (process.exitCode === 0) return;
    if (json) process.stdout.write(`${JSON.stringify({ error: error.message })}\n`);
    else process.stderr.write(`${error.message}\n`);
    return;
  }
  process.exitCode = 1;
  if (error instanceof Refusal || error instanceof HostFailure) {
    const details = error instanceof Refusal ? { details: error.details } : { written: error.written };
    if (json) process.stdout.write(`${JSON.stringify({ error: error.message, ...details })}\n`);
    else process.stderr.write([error.message, ...detailLines(error), ""].join("\n"));
    return;
  }
  // A bug: the trace is what its finder needs.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  process.stderr.write(`This is a fault in the program, not in your data.\n${trace}\n`);
}

buildProgram().parseAsync(process.argv).catch(report);
