/** The command line: openchargeback COMMAND. Exit 0 done, 1 refused or failed, 2 done with problems. */
import { Command, CommanderError } from "commander";
import { HostFailure, Refusal } from "../core/problem";
import { COMMANDS } from "./commands";

const WORKBOOK_HELP = "the workbook: an .xlsx file, or its address on OneDrive or SharePoint";

async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("openchargeback")
    .description("Chargeback for research computing, kept in an Excel workbook.")
    .option("--workbook <file>", WORKBOOK_HELP)
    .option("--json", "print one JSON object and nothing else")
    .option(
      "--by <name>",
      "who is at work, for the log, unless an account reaches the workbook; the user's name when not given",
    )
    .configureHelp({ showGlobalOptions: true })
    .exitOverride();
  for (const add of COMMANDS) add(program);
  inherit(program);
  await program.parseAsync(argv);
}

/** Global options are accepted before and after the command's name; every error ends here. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command
      .exitOverride()
      .configureHelp({ showGlobalOptions: true })
      .option("--workbook <file>", WORKBOOK_HELP)
      .option("--json", "print one JSON object and nothing else")
      .option("--by <name>", "who is at work, for the log");
    inherit(command);
  }
}

/** Commander shows the help where a command is missing, and has no words for it. */
function commandProblem(error: CommanderError): string {
  return error.code === "commander.help"
    ? "Name a command. See openchargeback --help."
    : error.message.replace(/^error: /, "");
}

function report(error: unknown): void {
  const json = process.argv.includes("--json");
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 1;
    if (json && process.exitCode === 1)
      process.stdout.write(`${JSON.stringify({ error: commandProblem(error) })}\n`);
    return;
  }
  process.exitCode = 1;
  if (error instanceof Refusal || error instanceof HostFailure) {
    const details = error instanceof Refusal ? { details: error.details } : { written: error.written };
    if (json) process.stdout.write(`${JSON.stringify({ error: error.message, ...details })}\n`);
    else process.stderr.write(`${error.message}\n`);
    return;
  }
  // A bug: the trace is what its finder needs.
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  process.stderr.write(`This is a fault in the program, not in your data.\n${trace}\n`);
}

main(process.argv).catch(report);
