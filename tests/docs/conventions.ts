/** How blocks on a page are marked: see CONTRIBUTING.md. */
import type { Block } from "./pages";
import { commandLines, needsShell } from "./words";

/** What a block may need that a clone of the repository does not have. */
export const NEEDS: readonly string[] = [
  "a Microsoft account",
  "Excel",
  "an AWS account",
  "an Azure account",
  "a Google Cloud account",
  "an Oracle Cloud account",
  "a Slurm cluster",
  "a storage system",
  "a hypervisor",
  "a mail server",
  "a server that keeps running",
  "a Linux server",
  "a scheduler",
  "Windows",
  "your own files",
];

const LANGUAGES = new Set(["sh", "powershell", "text", "csv", "json", "sql", "yaml"]);
const MARKS = new Set(["needs", "exit"]);

/** First words of a command that runs. */
export const RUNNABLE: readonly string[] = ["npm", "node", "cp", "mkdir"];

/** npm scripts that do not end. */
const SERVERS = ["npm start", "npm run start", "npm run preview"];

/** What a block needs, in a list parted by commas; empty where it runs. */
export function needsOf({ marks }: Block): string[] {
  return (marks.get("needs") ?? "").split(", ").filter((need) => need !== "");
}

export function runs(block: Block): boolean {
  return block.language === "sh" && needsOf(block).length === 0;
}

/** What is wrong with a block's fence, or with commands that are to run. */
export function blockProblems(block: Block): string[] {
  const { language, marks, before } = block;
  const needs = needsOf(block);
  const said = before.toLowerCase();
  return [
    ...(LANGUAGES.has(language)
      ? []
      : [`a block of the language "${language}": ${[...LANGUAGES].join(", ")}`]),
    ...[...marks.keys()].filter((mark) => !MARKS.has(mark)).map((mark) => `the mark ${mark} has no meaning`),
    ...needs.filter((need) => !NEEDS.includes(need)).map((need) => `needs="${need}" is not known`),
    ...(needs.length === 0 || said.includes(`needs ${needs[0]?.toLowerCase()}`)
      ? []
      : [`the sentence before the block does not say "needs ${needs[0]}"`]),
    ...needs
      .filter((need) => !said.includes(need.toLowerCase()))
      .map((need) => `the sentence before the block does not speak of "${need}"`),
    ...(marks.has("exit") && !said.includes(`${marks.get("exit")}`)
      ? [`the sentence before the block does not say why it ends with ${marks.get("exit")}`]
      : []),
    ...(language === "powershell" && needs.length === 0
      ? ["powershell cannot run here: say what it needs"]
      : []),
    ...(runs(block) ? commandLines(block).flatMap(({ words: list }) => commandProblems(list)) : []),
  ];
}

function commandProblems(list: readonly string[]): string[] {
  const [first = "", ...rest] = list;
  const strange = needsShell(list);
  const places = rest.filter((word) => !word.startsWith("-")).length;
  return [
    ...(SERVERS.some((server) => list.join(" ").startsWith(server))
      ? [`${list.join(" ")} needs a server that keeps running: say so`]
      : []),
    ...(first === "cp" && places !== 2 ? ["cp takes one file or folder and one place, in every shell"] : []),
    ...(first === "mkdir" && places !== 1 ? ["mkdir takes one folder, in every shell"] : []),
    ...(RUNNABLE.includes(first)
      ? []
      : [`${first} is no command that runs everywhere: ${RUNNABLE.join(", ")}`]),
    ...(strange.length === 0 ? [] : [`${strange.join(" ")} needs a shell`]),
  ];
}
