/** Settings: read so that even bad values can be mended, checked together, and written with an entry in the log. */
import { DESCRIPTION_PLACEHOLDERS } from "../core/journal/description";
import { JOURNAL_PRESETS } from "../core/journal/presets";
import { shortHash } from "../core/hash";
import type { LogDraft } from "../core/log";
import { Refusal } from "../core/problem";
import { fold, sameName } from "../core/reference";
import {
  SETTING_LIST,
  SETTING_NAMES,
  settingProblem,
  type SettingName,
  type SettingRow,
} from "../core/settings";
import { templateProblem } from "../core/template";
import { MAIL_PLACEHOLDERS } from "../render/mail/mail";
import { SUBSIDY_PLACEHOLDERS } from "../render/statement-sentences";
import { SETTINGS } from "../workbook/tables";
import { Book } from "./book";
import { actor, type Host } from "./host";
import { presetsOf } from "./journal-presets";
import { save } from "./save";

export type SettingValues = Readonly<Record<SettingName, string>>;
export type SettingProblems = Partial<Readonly<Record<SettingName, string>>>;

/** What each template may name; the other settings are no templates. */
export const TEMPLATES: Partial<Readonly<Record<SettingName, readonly string[]>>> = {
  subsidyText: SUBSIDY_PLACEHOLDERS,
  mailSubject: MAIL_PLACEHOLDERS,
  mailText: MAIL_PLACEHOLDERS,
  debitDescription: DESCRIPTION_PLACEHOLDERS,
  creditDescription: DESCRIPTION_PLACEHOLDERS,
};

/** The values as they stand in the sheet, valid or not; the default where a row is missing. */
export async function loadSettings(host: Host): Promise<SettingValues> {
  return settingValues((await Book.open(host.workbook)).all(SETTINGS));
}

/**
 * What is wrong with each value, in words that follow its name.
 * @param layouts names of the journal layouts: the presets, and the campus's own
 */
export function checkSettings(
  values: SettingValues,
  layouts: readonly string[] = JOURNAL_PRESETS.map((preset) => preset.name),
): SettingProblems {
  const found = SETTING_NAMES.map((name) => [name, problemOf(name, values[name], layouts)] as const);
  return Object.fromEntries(found.filter(([, problem]) => problem !== null));
}

function problemOf(name: SettingName, value: string, layouts: readonly string[]): string | null {
  const known = TEMPLATES[name];
  const problem = settingProblem(name, value) ?? (known === undefined ? null : templateProblem(value, known));
  if (problem !== null || name !== "journalFormat") return problem;
  return layouts.some((layout) => sameName(layout, value)) ? null : `must be one of ${layouts.join(", ")}`;
}

export interface SettingsSaved {
  /** Headings of what changed. */
  readonly changed: readonly string[];
}

/**
 * @param edits only what a person typed; the other settings stay as they are in the sheet
 * @throws Refusal naming each value that is not valid
 */
export async function saveSettings(
  host: Host,
  edits: Partial<Readonly<Record<SettingName, string>>>,
): Promise<SettingsSaved> {
  const book = await Book.open(host.workbook);
  const rows = book.all(SETTINGS);
  const before = settingValues(rows);
  const typed = SETTING_NAMES.filter((name) => (edits[name] ?? before[name]).trim() !== before[name].trim());
  const after: Record<SettingName, string> = { ...before };
  for (const name of typed) after[name] = (edits[name] ?? "").trim();
  const problems = checkSettings(
    after,
    presetsOf(book).map((preset) => preset.name),
  );
  const bad = typed.flatMap((name) => {
    const problem = problems[name];
    return problem === undefined ? [] : [`${SETTING_LIST[name].heading} ${problem}`];
  });
  if (bad.length > 0)
    throw new Refusal(`These settings need a correction: ${bad.join("; ")}. Nothing was written.`, bad);
  await save(host, book, {
    after: { settings: withValues(rows, typed, after) },
    log: typed.map((name) => entry(host, name, before[name], after[name])),
    periods: [],
  });
  return { changed: typed.map((name) => SETTING_LIST[name].heading) };
}

/** The values of the rows, valid or not; the default where a row is missing. */
export function settingValues(rows: readonly SettingRow[]): SettingValues {
  const given = new Map(rows.map((row) => [fold(row.setting), row.value]));
  const values = SETTING_NAMES.map((name) => {
    const { heading, value } = SETTING_LIST[name];
    return [name, given.get(fold(heading)) ?? value] as const;
  });
  // The names are those of the list; Object.fromEntries forgets it.
  return Object.fromEntries(values) as Record<SettingName, string>;
}

/** A row that a person removed from the sheet comes back. */
function withValues(
  rows: readonly SettingRow[],
  names: readonly SettingName[],
  values: SettingValues,
): SettingRow[] {
  const nameOf = (row: SettingRow) => names.find((name) => sameName(SETTING_LIST[name].heading, row.setting));
  const missing = names.filter((name) => !rows.some((row) => nameOf(row) === name));
  return [
    ...rows.map((row) => {
      const name = nameOf(row);
      return name === undefined ? row : { ...row, value: values[name] };
    }),
    ...missing.map((name) => {
      const { heading, meaning } = SETTING_LIST[name];
      return { setting: heading, value: values[name], meaning };
    }),
  ];
}

function entry(host: Host, name: SettingName, before: string, after: string): LogDraft {
  return {
    at: host.clock.now(),
    by: actor(host),
    step: "Settings",
    period: "",
    what: SETTING_LIST[name].heading,
    before: logged(name, before),
    after: logged(name, after),
    reason: "",
  };
}

/** Nobody reads a picture's text: the log says what it is. */
function logged(name: SettingName, value: string): string {
  if (name !== "logo" || value === "") return value;
  const kind = value.startsWith("data:image/png") ? "PNG" : "JPEG";
  return `${kind} picture ${shortHash([value], 8)}`;
}
