/** What is said of words that the command line does not know: what is wrong, and whose help has the right ones. */
import { CommanderError, type Command } from "commander";

/** The parser's own text, as a sentence like every other message, with the help that tells of the command. */
export function usageError(error: CommanderError, command: Command): CommanderError {
  if (error.exitCode === 0) return error;
  const see = `See ${nameOf(command)} --help.`;
  const text =
    error.code === "commander.help" ? `Name a command. ${see}` : `${sentences(error.message)} ${see}`;
  return new CommanderError(error.exitCode, error.code, text);
}

/** "error: unknown command 'x'\n(Did you mean y?)" → "Unknown command 'x'. Did you mean y?" */
function sentences(message: string): string {
  const [what = "", ...more] = message.replace(/^error: /, "").split("\n");
  const first = `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
  const ended = /[.?!]$/.test(first) ? first : `${first}.`;
  return [ended, ...more.map((line) => line.replace(/^\((.*)\)$/, "$1"))].join(" ");
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}
