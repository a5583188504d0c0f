/** Runs the commands of a page, in order, in a fresh copy of the repository. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { program, runProgram } from "../support/cli";
import { runs } from "./conventions";
import type { FreshCopy } from "./fresh-copy";
import { ROOT, type Block, type Page } from "./pages";
import { commandLines, type CommandLine } from "./words";

/** What the test that runs does already. */
const RUNNING = ["npm ci", "npm test", "npm run test:long", "npm run check"];

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

export function hasCommands({ blocks }: Page): boolean {
  return blocks.some(runs);
}

/** Throws at the first command that ends otherwise than the page says. */
export async function runPage(page: Page, copy: FreshCopy): Promise<void> {
  for (const block of page.blocks.filter(runs)) await runBlock(page, block, copy);
}

/** Of blocks that need nothing; those before it have run in the same copy. */
export async function runBlock(page: Page, block: Block, copy: FreshCopy): Promise<void> {
  const commands = commandLines(block);
  for (const [i, command] of commands.entries()) {
    const expected = i === commands.length - 1 ? exitOf(block) : 0;
    const { code, said } = await run(command.words, copy);
    if (code !== expected)
      throw new Error(`${place(page, command)} ended with ${code}, not ${expected}:\n${said}`);
  }
}

function exitOf({ marks }: Block): number {
  return Number(marks.get("exit") ?? "0");
}

function place({ name }: Page, { line, words }: CommandLine): string {
  return `${name}:${line}: ${words.join(" ")}`;
}

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

const DONE: Ended = { code: 0, said: "" };

async function run(words: readonly string[], copy: FreshCopy): Promise<Ended> {
  const [first = "", ...rest] = words;
  if (RUNNING.includes(words.join(" "))) return DONE;
  if (first === "node") return await node(rest, copy);
  if (first === "npm") return await npmRun(rest, copy);
  const [source = "", target = ""] = rest.filter((word) => word !== "-r");
  try {
    if (first === "cp") copy.copy(source, target, rest.includes("-r"));
    else copy.makeFolder(source);
    return DONE;
  } catch (error) {
    return { code: 1, said: String(error) };
  }
}

/** As npm does: the script's words, then those after "--". openchargeback is the built program, for speed. */
async function npmRun(words: readonly string[], copy: FreshCopy): Promise<Ended> {
  const [verb = "", name = "", ...rest] = words.filter((word) => word !== "-s" && word !== "--");
  const script = verb === "run" ? scripts[name] : undefined;
  const own = words.includes("--") ? words.slice(words.indexOf("--") + 1) : rest;
  if (script === undefined)
    return { code: 1, said: `package.json has no script for: npm ${words.join(" ")}` };
  if (name === "openchargeback") return await node([program(), ...own], copy);
  return await node([...script.split(" ").slice(1), ...own], copy);
}

/** By the clock of whoever reads, so without the one instant that other tests are given. */
async function node(args: readonly string[], copy: FreshCopy): Promise<Ended> {
  const { SOURCE_DATE_EPOCH: _fixed, ...env } = process.env;
  const options = {
    cwd: copy.folder,
    env: { ...env, INIT_CWD: copy.folder, NO_COLOR: "1", NODE_OPTIONS: "" },
  };
  const { code, stdout, stderr } = await runProgram(args, options);
  return { code, said: `${stderr}${stdout}`.slice(-4000) };
}
