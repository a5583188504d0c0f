/** The Settings table: every setting with its default, its meaning and what it accepts. */
import type { z } from "zod";
import { Refusal } from "./problem";
import { MONTHS_KEPT } from "./import/room";
import { LOCALES } from "./locale";
import { fold } from "./reference";
import {
  address,
  addressList,
  colour,
  creditOrder,
  currency,
  fundPattern,
  logo,
  monthNumber,
  name,
  neededMapping,
  oneOf,
  referenceMapping,
  text,
  version,
  wholeNumber,
  yesNo,
  type Kind,
} from "./setting-kinds";
import { SUBSIDY_KINDS } from "./subsidies/subsidy";

function setting<S extends z.ZodType>(
  heading: string,
  { schema, accepts }: Kind<S>,
  value: string,
  meaning: string,
) {
  return { heading, schema, accepts, value, meaning };
}

/** The one list of settings; its order is the order of the table. */
export const SETTING_LIST = {
  schemaVersion: setting("Schema Version", version, "1", "The layout of this workbook. Do not change."),
  institution: setting("Institution", name, "Example University", "Printed at the top of statements."),
  department: setting("Department", text, "Research Computing", "Printed under the institution."),
  address: setting("Address", text, "", 'Postal address on statements; lines separated by ";".'),
  contactName: setting("Contact Name", text, "Research Computing Billing", "Who answers questions."),
  contactMail: setting("Contact Mail", address, "billing@example.edu", "Where PIs write with questions."),
  currency: setting("Currency", currency, "USD", "The currency of statements and journal (ISO 4217)."),
  fiscalYearStarts: setting(
    "Fiscal Year Starts",
    monthNumber,
    "1",
    "The month in which the year to date begins: 1 for January to 12 for December.",
  ),
  locale: setting(
    "Locale",
    oneOf(LOCALES),
    "en-US",
    `How statements and mails write numbers and dates: ${LOCALES.join(", ")}.`,
  ),
  logo: setting(
    "Logo",
    logo,
    "",
    "A picture at the top of statements, kept as text: choose it in the pane's Settings, or with openchargeback logo.",
  ),
  primaryColour: setting("Primary Colour", colour, "#1F4E79", "Headings and table heads on statements."),
  accentColour: setting("Accent Colour", colour, "#C55A11", "The amount due on statements."),
  paper: setting("Paper", oneOf(["Letter", "A4"]), "Letter", "Paper size of statements: Letter or A4."),
  statementPer: setting(
    "Statement Per",
    oneOf(["PI", "PI and Project"]),
    "PI",
    'One statement a PI ("PI"), or one a PI and project ("PI and Project").',
  ),
  subsidyText: setting(
    "Subsidy Text",
    text,
    "{institution} paid {discount} of the list price of {list} for you.",
    "The sentence on what was subsidised.",
  ),
  tagPiEmail: setting(
    "Tag: PI Email",
    neededMapping,
    "pi_email",
    'Where a row names the PI\'s mail address: tag keys, column:Name or lookup:Name (by the Lookups table), separated by ";"; the first that is not blank counts.',
  ),
  tagProjectId: setting(
    "Tag: Project",
    neededMapping,
    "project_id",
    'Where a row names the project: tag keys, column:Name or lookup:Name, separated by ";".',
  ),
  tagFundOrg: setting(
    "Tag: Fund Org",
    neededMapping,
    "fund_org",
    'Where a row names the fund code: tag keys, column:Name or lookup:Name, separated by ";".',
  ),
  tagAccountCode: setting(
    "Tag: Account",
    neededMapping,
    "account_code",
    'Where a row names the account code: tag keys, column:Name or lookup:Name, separated by ";".',
  ),
  tagReference1: setting(
    "Tag: Reference 1",
    referenceMapping,
    "grant_number",
    'Tag keys or column:Name, separated by ";", kept as Reference 1.',
  ),
  tagReference2: setting(
    "Tag: Reference 2",
    referenceMapping,
    "request_id",
    'Tag keys or column:Name, separated by ";", kept as Reference 2.',
  ),
  commitments: setting(
    "Commitments",
    oneOf(["Hold", "Central Fund"]),
    "Hold",
    "With cost basis Effective, purchases of commitments and unused commitment wait for a decision (Hold), or go to the three settings below (Central Fund).",
  ),
  commitmentPi: setting("Commitment PI", address, "", "Who pays for commitments: the mail address of a PI."),
  commitmentProject: setting("Commitment Project", text, "", "The project that commitments go to."),
  commitmentFundOrg: setting("Commitment Fund Org", text, "", "The fund that commitments go to."),
  fundOrgPattern: setting(
    "Fund Org Pattern",
    fundPattern,
    "^(?<org>[^-]+)-(?<fund>.+)$",
    "How Fund Org divides into fund and org in the journal.",
  ),
  defaultDebitAccount: setting(
    "Default Debit Account",
    text,
    "",
    "The account charged where tag, fund and source name none.",
  ),
  debitDescription: setting(
    "Debit Description",
    name,
    "{source} {period} {fund_org}",
    "Text of a debit line; {source} {period} {fund_org} {pi_email} {project_id} {journal_id} {subsidy}.",
  ),
  creditDescription: setting(
    "Credit Description",
    name,
    "{source} {period} recovery",
    "Text of a credit line.",
  ),
  journalFormat: setting(
    "Journal Format",
    name,
    "general",
    "The layout of the journal file when none is named.",
  ),
  creditOrder: setting(
    "Credit Order",
    creditOrder,
    SUBSIDY_KINDS.join("; "),
    'In which order subsidies and credits are applied; all six kinds, separated by ";".',
  ),
  secondPersonApproves: setting(
    "Second Person Approves",
    yesNo,
    "No",
    "Yes: an adjustment is billed when somebody else than who entered it approves it.",
  ),
  secondPersonCloses: setting(
    "Second Person Closes",
    yesNo,
    "No",
    "Yes: who imported files or decided about charges of a month cannot close it.",
  ),
  lateDays: setting(
    "Late Days",
    wholeNumber,
    "90",
    "A correction this many days after its month needs an explanation and a certifier.",
  ),
  monthsKept: setting(
    "Months Kept",
    wholeNumber,
    String(MONTHS_KEPT),
    "How many months of charges stay in this workbook; older posted months can be archived.",
  ),
  mailFrom: setting("Mail From", address, "billing@example.edu", "The sender of statements."),
  mailReplyTo: setting("Mail Reply To", address, "", "Where answers go; blank for the sender."),
  mailBcc: setting(
    "Mail BCC",
    addressList,
    "",
    'Blind copies of every statement, for filing; addresses separated by ";".',
  ),
  mailSubject: setting(
    "Mail Subject",
    name,
    "Research computing statement for {period_name}",
    "Subject of the mail; placeholders as in the text.",
  ),
  mailText: setting(
    "Mail Text",
    name,
    "Dear {name},\n\nattached is your research computing statement {statement_no} for {period_name}.\n\nList price: {list}\nDiscount: {discount}\nAmount due: {amount}\n\nThe amount is charged to your funds by journal entry; there is nothing to pay by hand. Questions: {contact_mail}\n\n{contact_name}\n{department}, {institution}",
    "Body of the mail: {name} {pi_email} {period} {period_name} {statement_no} {list} {discount} {credits} {amount} {contact_name} {contact_mail} {department} {institution}.",
  ),
} as const;

export type SettingName = keyof typeof SETTING_LIST;
export type Settings = { readonly [N in SettingName]: z.output<(typeof SETTING_LIST)[N]["schema"]> };

/** One row of the Settings table. */
export interface SettingRow {
  readonly setting: string;
  readonly value: string;
  readonly meaning: string;
}

export const SETTING_NAMES = Object.keys(SETTING_LIST) as SettingName[];

export function defaultSettingRows(): SettingRow[] {
  return SETTING_NAMES.map((n) => {
    const { heading, value, meaning } = SETTING_LIST[n];
    return { setting: heading, value, meaning };
  });
}

/** Reads the table's rows; a setting that is not there has its default. @throws Refusal naming each bad value. */
export function readSettings(rows: readonly SettingRow[]): Settings {
  const given = new Map(rows.map((row) => [fold(row.setting), row.value.trim()]));
  const bad: string[] = [];
  const entries = SETTING_NAMES.map((n) => {
    const { heading, schema, value } = SETTING_LIST[n];
    const typed = given.get(fold(heading)) ?? value;
    if (n === "schemaVersion") refuseOtherSchema(typed);
    const parsed = schema.safeParse(typed);
    if (!parsed.success)
      bad.push(`${heading} "${shortened(typed)}" ${parsed.error.issues[0]?.message ?? "is not valid"}`);
    return [n, parsed.data] as const;
  });
  if (bad.length > 0) throw new Refusal(`The Settings sheet needs a correction: ${bad.join("; ")}.`, bad);
  return Object.fromEntries(entries) as Settings;
}

/** The beginning tells which value it is; a picture's text goes on for pages. */
function shortened(value: string): string {
  return value.length <= 200 ? value : `${value.slice(0, 60)}…`;
}

/** What is wrong with a setting's value, in words that follow its name; null when nothing is. */
export function settingProblem(name: SettingName, value: string): string | null {
  const parsed = SETTING_LIST[name].schema.safeParse(value.trim());
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? "is not valid");
}

function refuseOtherSchema(version: string): void {
  if (version === SETTING_LIST.schemaVersion.value) return;
  throw new Refusal(
    `This workbook has schema version ${version}; this program knows version ${SETTING_LIST.schemaVersion.value}. ` +
      "Update OpenChargeback, or open the workbook with the version that made it.",
  );
}
