/** Commands, options, npm scripts and settings that the pages name are those that there are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OTHER_OPTIONS } from "./other-programs";
import { allPages, ROOT, type Page } from "./pages";
import { COMMAND_NAMES, OPTIONS, problemOf, proseWords } from "./program";
import { commandLines, programCalls } from "./words";

const PAGES = allPages();
const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const SHELLS = new Set(["sh", "powershell", "yaml"]);

it("blocks call openchargeback with commands and options that it has", () => {
  const wrong = PAGES.flatMap(({ name, blocks }) =>
    blocks
      .filter(({ language }) => SHELLS.has(language))
      .flatMap(commandLines)
      .flatMap(({ line, words }) => programCalls(words).map((call) => [line, problemOf(call)] as const))
      .flatMap(([line, problem]) => (problem === null ? [] : [`${name}:${line}: ${problem}`])),
  );
  expect(wrong).toEqual([]);
});

it("so does inline code", () => {
  const wrong = PAGES.flatMap(({ name, code }) =>
    code.flatMap(({ line, text }) => {
      const call = callOf(text);
      const problem = call === null ? null : problemOf(call);
      return problem === null ? [] : [`${name}:${line}: \`${text}\`: ${problem}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it("options in inline code are options of some command, or of another program that is known", () => {
  const wrong = PAGES.flatMap(({ name, code }) =>
    code.flatMap(({ line, text }) => {
      const option = /^--[a-z][a-z0-9-]*/.exec(text)?.[0];
      const known = option === undefined || OPTIONS.has(option) || OTHER_OPTIONS.has(option);
      return known ? [] : [`${name}:${line}: no command has the option ${option}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it("npm scripts are in package.json", () => {
  const wrong = PAGES.flatMap((page) =>
    textOf(page).flatMap(({ line, text }) =>
      [...text.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)]
        .map(([, script = ""]) => script)
        .filter((script) => !(script in scripts))
        .map((script) => `${page.name}:${line}: package.json has no script ${script}`),
    ),
  );
  expect(wrong).toEqual([]);
});

/** The words of a call in prose: `openchargeback review list`, or `review list --period P` by itself; null for others. */
function callOf(text: string): readonly string[] | null {
  const list = proseWords(text);
  const [first = "", second = ""] = list;
  if (first === "openchargeback") return list.slice(1);
  const isCommand = COMMAND_NAMES.has(first) && /\s-|[A-Z]{2,}/.test(text) && !/[:{,;]/.test(text);
  return isCommand && second !== "" ? list : null;
}

function textOf({ prose, blocks }: Page): { line: number; text: string }[] {
  return [
    ...prose,
    ...blocks.flatMap(({ line, lines }) => lines.map((text, i) => ({ line: line + 1 + i, text }))),
  ];
}
