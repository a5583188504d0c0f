/** All commands with their arguments and options, as Markdown: `npm run docs` puts them into docs/command-line.md. */
import type { Argument, Command, Option } from "commander";
import { buildProgram } from "../src/script/program";
import { code, table } from "./markdown";

/** Where the made part of docs/command-line.md begins. */
export const COMMANDS_HEADING = "## All commands";

const INTRODUCTION = `${COMMANDS_HEADING}

Made from the program by \`npm run docs\`. What stands in \`<…>\` has to be given, what stands in \`[…]\` may be; \`…\` means
one or more.
`;

/** @returns the document with its made part as the program is now */
export function withCommands(document: string): string {
  const written = document.split(`\n${COMMANDS_HEADING}\n`)[0] ?? "";
  return `${written.trimEnd()}\n\n${describeCommands()}`;
}

function describeCommands(): string {
  const program = buildProgram();
  const groups = [...new Set(program.commands.map((command) => command.helpGroup()))];
  return [
    INTRODUCTION,
    ...table(["With every command", ""], program.options.map(optionRow)),
    ...groups.flatMap((group) =>
      describeGroup(
        group,
        program.commands.filter((command) => command.helpGroup() === group),
      ),
    ),
  ].join("\n");
}

function describeGroup(heading: string, commands: readonly Command[]): string[] {
  const sections = [...new Set(commands.map(shapeOf))].map((shape) =>
    commands.filter((command) => shapeOf(command) === shape),
  );
  const headingOf = (command: Command): string =>
    headingOfAll(sections.find((section) => section.includes(command)) ?? [command]);
  return [
    `### ${heading.replace(/:$/, "")}`,
    "",
    ...table(
      ["Command", "What it does"],
      commands.map((command) => [
        `[\`${command.name()}\`](#${anchorOf(headingOf(command))})`,
        sentence(command),
      ]),
    ),
    ...sections.flatMap(describeAlike),
  ];
}

/** What a command takes; commands for sheets that are kept alike take the same, and are told of together. */
function shapeOf(command: Command): string {
  const own = [...command.registeredArguments.map(termOf), ...ownOptions(command).map(({ flags }) => flags)];
  return command.commands.length === 0 || own.length > 0
    ? command.name()
    : command.commands.map((sub) => `${sub.name()} ${sub.description()} ${shapeOf(sub)}`).join("\n");
}

function headingOfAll(commands: readonly Command[]): string {
  return commands.length === 1 ? (commands[0]?.name() ?? "") : "Sheets that are kept alike";
}

function anchorOf(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

function describeAlike(commands: readonly Command[]): string[] {
  const [command] = commands;
  if (command === undefined) return [];
  const isOne = commands.length === 1;
  const name = isOne ? command.name() : "NAME";
  const aliases = command.aliases().map((alias) => `\`${alias}\``);
  const takesSomething = command.registeredArguments.length > 0 || ownOptions(command).length > 0;
  return [
    `#### ${headingOfAll(commands)}`,
    "",
    isOne
      ? `${sentence(command)}.`
      : `For ${commands.map((c) => `\`${c.name()}\``).join(", ")} in the place of \`NAME\`:`,
    "",
    ...(aliases.length === 0 ? [] : [`Another name for it: ${aliases.join(", ")}.`, ""]),
    ...(takesSomething ? describeCall(command, name) : []),
    ...command.commands.flatMap((sub) => describeSubcommand(sub, name)),
  ];
}

function describeSubcommand(command: Command, parent: string): string[] {
  const path = `${parent} ${command.name()}`;
  return [
    `**\`${path}\`**: ${command.description()}.`,
    "",
    ...describeCall(command, path),
    ...command.commands.flatMap((sub) => describeSubcommand(sub, path)),
  ];
}

/** What can be given; nothing where nothing can. */
function describeCall(command: Command, path: string): string[] {
  const rows = [
    ...command.registeredArguments.map((argument) => [code(termOf(argument)), whatOf(argument, false)]),
    ...ownOptions(command).map(optionRow),
  ];
  return rows.length === 0 ? [] : table([`With \`${path}\``, ""], rows);
}

/** Without those that every command has. */
function ownOptions(command: Command): Option[] {
  return command.options.filter(({ hidden }) => !hidden);
}

function optionRow(option: Option): string[] {
  return [code(option.flags.replace("...", "…")), whatOf(option, option.mandatory)];
}

function termOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "…" : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function whatOf({ description, defaultValue }: Argument | Option, isNeeded: boolean): string {
  const preset =
    typeof defaultValue === "string" && defaultValue !== "" ? `; ${defaultValue} when not given` : "";
  return `${description.replaceAll("<", "\\<")}${preset}${isNeeded ? " (needed)" : ""}`;
}

function sentence(command: Command): string {
  const text = command.description();
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`.replace(/\.$/, "");
}
