/** Settings that the pages name are called so on the Settings sheet. */
import { SETTING_LIST, SETTING_NAMES } from "../../src/core/settings";
import { allPages, paragraphs, readPage, type Page } from "./pages";

const HEADINGS = SETTING_NAMES.map((name) => SETTING_LIST[name].heading);
/** What follows "the setting …": in bold, or words that begin with a capital. */
const NAMED = /\bsettings?\s+(?:\*\*([^*]+)\*\*|`([^`]+)`|((?:[A-Z][\w:]*|\d+)(?:\s+(?:[A-Z][\w:]*|\d+))*))/g;

it("every setting that is named exists", () => {
  expect(allPages().flatMap(unknownSettings)).toEqual([]);
});

it.each([
  ["the setting **Late Days**", []],
  ["the settings Tag: PI Email and Tag: Project", []],
  ["the setting Commitments says", []],
  ["a setting is a row", []],
  ["the setting **Late days**", ["x.md:1: there is no setting Late days"]],
  ["the setting Days Late", ["x.md:1: there is no setting Days Late"]],
  ["- a list, the setting\n  Late\n  Days", []],
  ["- a list, the setting\n  Days\n  Late", ["x.md:1: there is no setting Days Late"]],
])("%s", (text, problems) => {
  expect(unknownSettings(readPage("x.md", text))).toEqual(problems);
});

function unknownSettings({ name, prose }: Page): string[] {
  return paragraphs(prose).flatMap(({ text, lineAt }) =>
    [...text.matchAll(NAMED)]
      .map(({ index, 1: bold, 2: code, 3: words }) => ({
        line: lineAt(index),
        named: (bold ?? code ?? words ?? "").replace(/\s+/g, " "),
      }))
      .filter(({ named }) => !HEADINGS.includes(named) && !HEADINGS.some((h) => named.startsWith(`${h} `)))
      .map(({ line, named }) => `${name}:${line}: there is no setting ${named}`),
  );
}
