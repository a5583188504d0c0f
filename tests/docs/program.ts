/** What the program itself says of its commands and options, to hold the pages against. */
import type { Command } from "commander";
import { buildProgram } from "../../src/script/program";

const PROGRAM = buildProgram();

/** Long names of all options of all commands. */
export const OPTIONS: ReadonlySet<string> = new Set(
  allCommands(PROGRAM).flatMap((command) => command.options.flatMap(({ long }) => long ?? [])),
);

export const COMMAND_NAMES: ReadonlySet<string> = new Set(PROGRAM.commands.flatMap(namesOf));

function allCommands(parent: Command): Command[] {
  return [parent, ...parent.commands.flatMap(allCommands)];
}

/** Commands by their own name, arguments and options as they are written, each with what its help says of it. */
export const EVERYTHING: readonly { readonly term: string; readonly words: string }[] = allCommands(
  PROGRAM,
).flatMap((command) => [
  { term: command.name(), words: command.description() },
  ...command.registeredArguments.map((argument) => ({ term: argument.name(), words: argument.description })),
  ...command.options.map(({ long, flags, description }) => ({ term: long ?? flags, words: description })),
]);

function namesOf(command: Command): string[] {
  return [command.name(), ...command.aliases()];
}

/**
 * Options may also be those of the commands above. Of alternatives (`periods close|reopen`) one has to know an option.
 *
 * @param words after `openchargeback`
 * @returns what is wrong with them; null where nothing is
 */
export function problemOf(words: readonly string[]): string | null {
  let commands: readonly Command[] = [PROGRAM];
  let mayDescend = true;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    const paths = commands.map(pathOf).join(" or ");
    if (/^--?[a-z]/i.test(word)) {
      const option = optionOf(commands, word);
      if (option === null) return `${paths} has no option ${word}`;
      if (option.takesValue && !word.includes("=")) i += 1;
    } else if (mayDescend) {
      const next = word.split("|").map((name) => [name, subcommand(commands, name)] as const);
      const unknown = next.find(([, command]) => command === undefined)?.[0];
      const found = next.flatMap(([, command]) => command ?? []);
      if (found.length > 0 && unknown !== undefined) return `${paths} has no command ${unknown}`;
      if (found.length === 0 && takesNoArgument(commands) && !isPlaceholder(word))
        return `${paths} has no command or argument ${word}`;
      if (found.length === 0) mayDescend = false;
      else commands = found;
    }
  }
  return null;
}

function optionOf(commands: readonly Command[], word: string): { readonly takesValue: boolean } | null {
  const [name = ""] = word.split("=");
  if (name === "--help" || name === "-h") return { takesValue: false };
  const option = commands
    .flatMap((command) => [command, ...above(command)])
    .flatMap((command) => command.options)
    .find(({ long, short }) => long === name || short === name);
  return option === undefined ? null : { takesValue: option.required || option.optional };
}

function above({ parent }: Command): Command[] {
  return parent === null ? [] : [parent, ...above(parent)];
}

function subcommand(commands: readonly Command[], name: string): Command | undefined {
  return commands.flatMap((command) => command.commands).find((command) => namesOf(command).includes(name));
}

function takesNoArgument(commands: readonly Command[]): boolean {
  return commands.every((command) => command.registeredArguments.length === 0);
}

/** COMMAND, … */
function isPlaceholder(word: string): boolean {
  return /^[A-Z]+…?$/.test(word);
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** As in prose: `statements --period P [--out DIR] (--only PI | --all)` → its words, without the brackets. */
export function proseWords(code: string): string[] {
  return code
    .replace(/"[^"]*"|'[^']*'/g, "TEXT")
    .replace(/\s*\|\s*(?=-)/g, " ")
    .replace(/[[\]()]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && word !== "|" && word !== "…");
}
