/** The journal layouts as Markdown, each with a worked example: docs/journal-layouts.md is made from it by `npm run docs`. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { LINE_VALUES } from "../src/core/journal/line-values";
import { LAYOUT_OPTIONS } from "../src/core/journal/layouts/options";
import { JOURNAL_PRESETS } from "../src/core/journal/presets";
import type { JournalPreset, PresetColumn } from "../src/core/journal/presets/preset";
import { code, table } from "./markdown";

/** Of each file of an example. */
const LINES = 8;
const WIDTH = 160;

const INTRODUCTION = `# Journal layouts

What each layout of the journal is, how far it can be trusted, what you enter for it, and what it writes for a small month
of refunds. How to choose, check and export one, and how to make one of your own: [journals](journals.md).

The program before this one is OpenChargeback without Excel: its layouts are kept for those who come from it.

Made from the list of layouts and their expected files by \`npm run docs\`.
`;

/** @param examples the folder of expected journals */
export function describeJournals(examples: string): string {
  const list = JOURNAL_PRESETS.map((p) => `| [\`${p.name}\`](#${p.name}) | ${p.label} | ${p.evidence} |`);
  return [
    INTRODUCTION,
    ["| Name | Layout | How it is known |", "| --- | --- | --- |", ...list, ""].join("\n"),
    ...JOURNAL_PRESETS.map((preset) => describePreset(preset, join(examples, preset.name, "refund month"))),
    describeLineValues(),
  ].join("\n");
}

function describePreset(preset: JournalPreset, example: string): string {
  const { facts } = preset;
  return [
    `## ${preset.name}`,
    "",
    `**${preset.label}**, ${preset.evidence}. ${preset.evidenceNote}`,
    "",
    ...table(
      ["", ""],
      [
        ["File", `\`${facts.fileName}\``],
        ["Characters", facts.characters],
        [
          "Lines of one document",
          facts.lineLimit === null ? "no limit" : `${facts.lineLimit}; then ${facts.split}`,
        ],
        ["Dates", facts.dates === "none" ? "none" : facts.dates],
        ["Sides", facts.signs],
        ["Totals", facts.totals],
        [
          "Must balance by",
          preset.balance === "one-sided" ? "nothing: only the payers are given" : preset.balance,
        ],
        ["Line ending", facts.lineEnding === "\n" ? "LF" : "CR LF"],
      ],
    ),
    ...valuesOf(preset),
    ...columnsOf(facts.columns),
    ...exampleOf(example),
  ].join("\n");
}

function valuesOf({ values }: JournalPreset): string[] {
  if (values.length === 0) return [];
  const rows = values.map((v) => [
    v.field,
    v.meaning,
    code(v.example),
    v.standard === "" ? (v.needed ? "needed" : "") : code(v.standard),
  ]);
  return [
    "You enter once:",
    "",
    ...table(["Value", "What it is", "Example", "While nothing is entered"], rows),
  ];
}

function columnsOf(columns: readonly PresetColumn[]): string[] {
  const isFixed = columns.some((c) => c.at !== undefined);
  const rows = columns.map((c) => [
    c.heading,
    c.holds,
    c.maxLength === undefined ? "" : `${c.maxLength}${c.cuts === true ? ", cut" : ""}`,
    ...(isFixed ? [c.at === undefined ? "" : String(c.at)] : []),
  ]);
  const headings = ["Column", "Holds", isFixed ? "Width" : "At most", ...(isFixed ? ["From"] : [])];
  return table(headings, rows);
}

function exampleOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => statSync(join(folder, file)).isFile() && !file.endsWith("_control.csv"))
    .sort();
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    return text === ""
      ? [`\`${file}\` is empty.`, ""]
      : [`\`${file}\``, "", "```text", ...firstLines(text), "```", ""];
  });
}

function firstLines(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line, i, all) => line !== "" || i < all.length - 1);
  const shown = lines
    .slice(0, LINES)
    .map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)} …` : line.trimEnd()));
  return lines.length > LINES ? [...shown, `… ${lines.length - LINES} more lines`] : shown;
}

function describeLineValues(): string {
  const values = Object.entries(LINE_VALUES).map(([name, meaning]) => [code(`{${name}}`), meaning]);
  const options = LAYOUT_OPTIONS.map((o) => [o.field, o.meaning, code(o.standard)]);
  return [
    "## A layout of your own",
    "",
    "What the values of a column in Journal Formats may name:",
    "",
    ...table(["Name", "What it is"], values),
    "`{award or org}` is the first of them that is not blank; `{org unless award}` is blank where there is an award.",
    "",
    "What can be entered for a layout of your own in Journal Values:",
    "",
    ...table(["Field", "What it is", "While nothing is entered"], options),
  ].join("\n");
}
