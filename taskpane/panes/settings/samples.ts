/** How the templates read with an invented PI, while they are typed. */
import { fillDescription, type DESCRIPTION_PLACEHOLDERS } from "../../../src/core/journal/description";
import type { SettingName } from "../../../src/core/settings";
import { formatsOf } from "../../../src/render/format";
import { renderMail } from "../../../src/render/mail/mail";
import { sentencesOf } from "../../../src/render/statement-sentences";
import { checkSettings, type SettingValues } from "../../../src/steps/settings";
import { readSettings, SETTING_LIST, SETTING_NAMES } from "../../../src/core/settings";

const PI = { name: "Ada Quill", pi: "ada.quill@example.edu" };
const STATEMENT = {
  statementNo: "2025-01-0001",
  period: "2025-01",
  list: 125_000,
  discount: 45_000,
  credits: 0,
  amount: 80_000,
};
const LAST_DAY = "2025-01-31";
const LINES = 1234;
const LINE: Readonly<Record<(typeof DESCRIPTION_PLACEHOLDERS)[number], string>> = {
  source: "AWS",
  period: "2025-01",
  fund_org: "BIO-10000",
  pi_email: PI.pi,
  project_id: "coral",
  journal_id: "2025-01-J1",
  subsidy: "Provost's research computing fund",
};

/** What a template gives; "" while it, or something it needs, is not valid, and for settings that are no templates. */
export function sampleOf(name: SettingName, values: SettingValues): string {
  if (checkSettings(values)[name] !== undefined) return "";
  if (name === "mailSubject") return sampleMail(values).subject;
  if (name === "mailText") return sampleMail(values).text;
  if (name === "subsidyText") return sampleSentence(values);
  if (name === "locale") return sampleFigures(values);
  const isDescription = name === "debitDescription" || name === "creditDescription";
  return isDescription ? fillDescription(values[name], LINE, SETTING_LIST[name].heading) : "";
}

function sampleMail(values: SettingValues): { readonly subject: string; readonly text: string } {
  const settings = usable(values);
  const { statementNo, period, list, discount, credits, amount } = STATEMENT;
  const statements = [{ statementNo, list, discount, credits, amount, currency: settings.currency }];
  const draft = {
    key: "sample",
    period,
    ...PI,
    to: [PI.pi],
    cc: [],
    statements,
    attachments: [],
    date: "2025-02-03T09:00:00Z",
  };
  return renderMail(draft, settings);
}

function sampleSentence(values: SettingValues): string {
  const settings = usable(values);
  const document = {
    ...STATEMENT,
    currency: settings.currency,
    projects: [1],
    held: { count: 0, amount: 0 },
  };
  return sentencesOf(document, settings)[0] ?? "";
}

function sampleFigures(values: SettingValues): string {
  const { locale, currency } = usable(values);
  const { money, day, count, discount } = formatsOf(locale);
  const { amount, list } = STATEMENT;
  return [money(amount, currency), day(LAST_DAY), discount(list, STATEMENT.discount), count(LINES)].join(
    " · ",
  );
}

/** What is not valid gives way to its default, so that the rest can be shown. */
function usable(values: SettingValues): ReturnType<typeof readSettings> {
  const bad = checkSettings(values);
  return readSettings(
    SETTING_NAMES.map((name) => {
      const { heading, value, meaning } = SETTING_LIST[name];
      return { setting: heading, value: bad[name] === undefined ? values[name] : value, meaning };
    }),
  );
}
