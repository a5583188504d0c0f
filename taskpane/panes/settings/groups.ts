/** Which settings stand together, and how each is typed. */
import { JOURNAL_PRESETS } from "../../../src/core/journal/presets";
import { LOCALES } from "../../../src/core/locale";
import { SETTING_LIST, type SettingName } from "../../../src/core/settings";
import { settings as settingsWords } from "../../text/settings";

export const GROUPS = ["statement", "mail", "journal", "books", "tags", "commitments"] as const;
export type Group = (typeof GROUPS)[number];

/** Schema Version is no setting that a person sets. */
export const IN_GROUP: Readonly<Record<Group, readonly SettingName[]>> = {
  statement: [
    "institution",
    "department",
    "address",
    "contactName",
    "contactMail",
    "logo",
    "primaryColour",
    "accentColour",
    "currency",
    "locale",
    "fiscalYearStarts",
    "paper",
    "statementPer",
    "subsidyText",
    "creditOrder",
  ],
  mail: ["mailFrom", "mailReplyTo", "mailBcc", "mailSubject", "mailText"],
  journal: [
    "journalFormat",
    "defaultDebitAccount",
    "debitDescription",
    "creditDescription",
    "fundOrgPattern",
  ],
  books: ["secondPersonApproves", "secondPersonCloses", "lateDays", "monthsKept"],
  tags: ["tagPiEmail", "tagProjectId", "tagFundOrg", "tagAccountCode", "tagReference1", "tagReference2"],
  commitments: ["commitments", "commitmentPi", "commitmentProject", "commitmentFundOrg"],
};

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The values to choose from; none where text is typed. */
export const OPTIONS: Partial<Readonly<Record<SettingName, readonly Option[]>>> = {
  locale: LOCALES.map((value) => ({ value, label: settingsWords.locales[value] })),
  paper: ["Letter", "A4"].map(same),
  statementPer: ["PI", "PI and Project"].map(same),
  commitments: ["Hold", "Central Fund"].map(same),
  secondPersonApproves: ["No", "Yes"].map(same),
  secondPersonCloses: ["No", "Yes"].map(same),
  journalFormat: JOURNAL_PRESETS.map(({ name, label }) => ({ value: name, label })),
};

/** @param layouts of the workbook's own: a journal goes out in them, too */
export function optionsOf(
  name: SettingName,
  layouts: readonly { readonly name: string; readonly label: string }[],
): readonly Option[] | undefined {
  const options = OPTIONS[name];
  if (name !== "journalFormat" || options === undefined) return options;
  return [...options, ...layouts.map((layout): Option => ({ value: layout.name, label: layout.label }))];
}

function same(value: string): Option {
  return { value, label: value };
}

export const LONG: ReadonlySet<SettingName> = new Set(["mailText", "subsidyText"]);
export const COLOURS: ReadonlySet<SettingName> = new Set(["primaryColour", "accentColour"]);

/** Where the workbook's words do not fit what the pane shows. */
const MEANINGS: Partial<Readonly<Record<SettingName, string>>> = settingsWords.meanings;

export function meaningOf(name: SettingName): string {
  return MEANINGS[name] ?? SETTING_LIST[name].meaning;
}

const LABELS: Partial<Readonly<Record<SettingName, string>>> = settingsWords.labels;

export function labelOf(name: SettingName): string {
  return LABELS[name] ?? SETTING_LIST[name].heading;
}
