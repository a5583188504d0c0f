/** The program with all its commands, as main.ts runs it and the documentation tells of it. */
import { Command, Option } from "commander";
import { COMMANDS } from "./commands";
import { usageError } from "./usage-error";

const GLOBAL_OPTIONS = [
  new Option("--workbook <file>", "the workbook: an .xlsx file, or its address on OneDrive or SharePoint"),
  new Option("--json", "print one JSON object and nothing else"),
  new Option(
    "--by <name>",
    "who is at work, for the log, unless an account reaches the workbook; the user's name when not given",
  ),
];

export function buildProgram(): Command {
  const program = new Command("openchargeback").description(
    "Chargeback for research computing, kept in an Excel workbook.",
  );
  tells(program);
  for (const option of GLOBAL_OPTIONS) program.addOption(option);
  for (const [heading, ...commands] of COMMANDS) {
    program.commandsGroup(heading);
    for (const add of commands) add(program);
  }
  inherit(program);
  return program;
}

/** Global options are accepted before and after the command's name; the help shows them once. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    tells(command);
    for (const { flags, description, long } of GLOBAL_OPTIONS) {
      // An export keeps no log; its --by says how far charges are added up.
      if (command.options.some((own) => own.long === long)) continue;
      command.addOption(new Option(flags, description).hideHelp());
    }
    inherit(command);
  }
}

/** Its help has all options; what it does not know is thrown with that help's name, and printed by main.ts alone. */
function tells(command: Command): void {
  command
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error) => {
      throw usageError(error, command);
    });
}
