/** Pictures are those of the script's list, their marks are told in order, and the guide names every button of the pane. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { general } from "../../scripts/pictures/buttons";
import { PICTURES } from "../../scripts/pictures/list";
import { smaller } from "../../scripts/pictures/png";
import { readSums, sumOf } from "../../scripts/pictures/sums";
import { ALL_TABLES } from "../../src/workbook/tables";
import { png } from "../browser/support/pictures";
import { allPages, ROOT } from "./pages";
import { sourceTexts, VALUE } from "./source-texts";

const GUIDE = readFileSync(join(ROOT, "docs/user-guide.md"), "utf8");
const BUTTONS = readFileSync(join(ROOT, "scripts/pictures/buttons.txt"), "utf8").trim().split("\n");
/** In bold, and nothing to press: what a paragraph is about, or a word that must not be missed. */
const STRESSED = [
  ..."When the workbook changes, What you typed or filtered, Who pays, replaces, 1 warning".split(", "),
  ..."Go to, Go to …, × (Dismiss)".split(", "),
];
const COUNTED = new RegExp(` \\(${VALUE}[^)]*\\)$`);
const MARKED = PICTURES.filter(({ marks = [] }) => marks.length > 0);

it("docs/images has the pictures of the list and no others", () => {
  const files = readdirSync(join(ROOT, "docs/images")).sort();
  expect(files).toEqual(PICTURES.map(({ name }) => `${name}.png`).sort());
});

it("every picture is the one that the script has made (npm run pictures)", () => {
  const { browser, pictures } = readSums(readFileSync(join(ROOT, "scripts/pictures/pictures.txt"), "utf8"));
  const files = PICTURES.map(({ name }) => `${name}.png`).sort();
  expect(browser).toMatch(/^\d+\./);
  expect([...pictures]).toEqual(
    files.map((file) => [file, sumOf(readFileSync(join(ROOT, "docs/images", file)))]),
  );
});

it("every picture is shown on a page", () => {
  const shown = new Set(
    allPages().flatMap(({ links }) => links.map(({ target }) => target.split("/").at(-1))),
  );
  expect(PICTURES.filter(({ name }) => !shown.has(`${name}.png`)).map(({ name }) => name)).toEqual([]);
});

it.each(MARKED)("the marks of $name are told below it, in their order", ({ name, marks = [] }) => {
  const below = GUIDE.split(`images/${name}.png`).slice(1);
  expect(below.length).toBeGreaterThan(0);
  const untold = below.map((text) =>
    marks.filter(({ label }, i) => !itemOf(text, i + 1).includes(`**${label}`)).map(({ label }) => label),
  );
  // A picture may be shown once more elsewhere.
  expect(untold.sort((a, b) => a.length - b.length)[0]).toEqual([]);
});

it("the guide names every button that the pane has shown to the script", () => {
  const bold = [...GUIDE.replace(/\s+/g, " ").matchAll(/\*\*(.+?)\*\*/g)].map(([, name = ""]) =>
    withoutCount(general(name)),
  );
  const named = new Set(bold);
  expect(BUTTONS.length).toBeGreaterThan(100);
  expect(BUTTONS.filter((line) => !named.has(withoutCount(line.replace(/^[^:]+: /, ""))))).toEqual([]);
});

it("what the guide has in bold are words of the pane, names of tables, or whole sentences", () => {
  const texts = [...sourceTexts(ROOT, ["taskpane/text"]).all].filter(isTelling);
  // As below, without the number at the end.
  const said = texts.flatMap((text) => [text, text.replace(COUNTED, "")]).map(patternOf);
  const known = new Set<string>([...ALL_TABLES.map(({ name }) => name), ...STRESSED]);
  const bold = [...GUIDE.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name = ""]) => name.replace(/\s+/g, " "));
  expect(bold.length).toBeGreaterThan(250);
  expect(
    bold.filter((name) => !/[.:]$/.test(name) && !known.has(name) && !said.some((words) => words.test(name))),
  ).toEqual([]);
});

it("a picture made smaller has its size and colours", () => {
  const small = smaller(png(40, 20, [15, 108, 189, 255]));
  expect([small.readUInt32BE(16), small.readUInt32BE(20), small[25]]).toEqual([40, 20, 3]);
  expect(small.includes(Buffer.from([15, 108, 189]))).toBe(true);
  expect(smaller(png(40, 20, [15, 108, 189, 255]))).toEqual(small);
});

/** The nth item of the list that follows a picture, with the lines that belong to it. */
function itemOf(text: string, n: number): string {
  const next = text.search(/\n#|<img /);
  const section = next < 0 ? text : text.slice(0, next);
  return (
    new RegExp(`\\n${n}\\. ([^]*?)(?=\\n\\d+\\. |\\n\\n|$)`).exec(section)?.[1]?.replace(/\s+/g, " ") ?? ""
  );
}

/** Of a text that is little more than its values every name would be an instance. */
function isTelling(text: string): boolean {
  return text.split(VALUE).join("").replace(/\P{L}/gu, "").length >= (text.includes(VALUE) ? 4 : 1);
}

function patternOf(text: string): RegExp {
  const pieces = text.split(VALUE).map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${pieces.join(".+")}$`);
}

/** "Save the mails to an outbox (10)" is in the guide without its number. */
function withoutCount(label: string): string {
  return label
    .replace(/ \(N[^)]*\)$/, "")
    .replace(/^Import N files?$/, "Import N files")
    .replace(/^Close N$/, "Close N")
    .replace(/^Show N more$/, "Show … more")
    .replace(/^Recovery of (FY)?N$/, "Recovery of N");
}
