/** All settings of a workbook and of a deployment, as Markdown: docs/configuration.md is made from it by `npm run docs`. */
import { SETTING_LIST, type SettingName } from "../src/core/settings";
import { GROUPS, IN_GROUP, type Group } from "../taskpane/panes/settings/groups";
import { settings as words } from "../taskpane/text/settings";
import { code, table } from "./markdown";

const INTRODUCTION = `# Configuration

Every setting: what it means, what it accepts, and what holds while nobody has set it. For finance staff who keep up a
workbook, and for whoever installs the program. Made from the sources by \`npm run docs\`.

A workbook's settings are rows of its sheet **Settings**. Change them there, or under Settings in [the pane](user-guide.md#settings), which
checks what you type; a value that is not accepted is refused in words by the next step, and nothing is written. Each
change made in the pane stands in the Log. Rows that are missing count as the default; the next \`openchargeback init\` adds
them. Other things that are set up by sheet: [people, funds, sources, rules, rates](workbook.md).
`;

/** What a group is about, where the names of its settings do not say it. */
const ABOUT: Readonly<Record<Group, string>> = {
  statement: "The letterhead and the words of [statements](statements.md), and how subsidies are applied.",
  mail: "The mail that brings a statement: see [mail](mail.md).",
  journal: "What the journal says of each line: see [journals](journals.md).",
  books: "Who may close, what is late, and what stays: see [closing](closing.md).",
  tags: "Where a FOCUS file says who pays: see [importing](import.md#who-pays).",
  commitments: "What happens to commitments: see [importing](import.md#commitments).",
};

interface Option {
  readonly name: string;
  readonly meaning: string;
  readonly standard: string;
}

/** Beside the pane's page, and in the command line's folder. */
const DEPLOYMENT_FILE: readonly Option[] = [
  {
    name: "clientId",
    meaning: "the application's ID in Microsoft Entra",
    standard: "blank: no Microsoft 365",
  },
  { name: "tenant", meaning: "the directory's ID or domain", standard: "blank: no Microsoft 365" },
  {
    name: "graph",
    meaning:
      "another address of Microsoft Graph: for the preview; the add-in's page allows Microsoft's own alone",
    standard: "https://graph.microsoft.com",
  },
];

/** Of the command line and of builds. */
const ENVIRONMENT: readonly Option[] = [
  {
    name: "OPENCHARGEBACK_CLIENT_ID",
    meaning: "command line: the application's ID, before that of `deployment.json`",
    standard: "that of the file",
  },
  {
    name: "OPENCHARGEBACK_TENANT",
    meaning: "command line: the directory, likewise",
    standard: "that of the file",
  },
  {
    name: "OPENCHARGEBACK_CONFIG",
    meaning:
      "command line: the folder with `deployment.json`, and with `sign-in.json`, the tokens, readable by you alone",
    standard:
      "`openchargeback` in `~/.config`, on Windows in `%LOCALAPPDATA%`, on the Mac in `~/Library/Application Support`",
  },
  {
    name: "OPENCHARGEBACK_SMTP_URL",
    meaning:
      "command line: the mail server for `--via smtp`, `smtps://user:password@mail.example.edu`; it must encrypt unless the address ends in `?tls=none`",
    standard: "none: mail by SMTP is refused",
  },
  {
    name: "OPENCHARGEBACK_LOGIN_URL",
    meaning: "command line: another address of Microsoft's sign-in: national clouds, tests",
    standard: "https://login.microsoftonline.com",
  },
  {
    name: "OPENCHARGEBACK_GRAPH_URL",
    meaning: "command line: another address of Microsoft Graph: national clouds, tests",
    standard: "https://graph.microsoft.com",
  },
  {
    name: "SOURCE_DATE_EPOCH",
    meaning: "command line: seconds since 1970, in place of the clock, for reproducible runs",
    standard: "the clock",
  },
  {
    name: "PUBLIC_URL",
    meaning:
      "`npm run build`: the address that the add-in's files will have, where it is not given behind `--`",
    standard: "none: no manifest is made",
  },
  {
    name: "OPENCHARGEBACK_BROWSER",
    meaning: "tests and pictures: the browser to use",
    standard: "Chromium, Chrome or Edge where it is found",
  },
];

export function describeSettings(): string {
  return [
    INTRODUCTION,
    ...GROUPS.flatMap(describeGroup),
    "## The workbook itself",
    "",
    ...settingsTable(["schemaVersion"]),
    "## The deployment",
    "",
    "`deployment.json` says which registered app signs people in: see [operations](OPERATIONS.md#register-the-app-in-entra). It lies beside " +
      "`taskpane.html` where the add-in is served, and in the folder of whoever uses the command line. Both are read anew each time.",
    "",
    ...optionsTable("Entry", DEPLOYMENT_FILE),
    "## The environment",
    "",
    ...optionsTable("Variable", ENVIRONMENT),
  ].join("\n");
}

function describeGroup(group: Group): string[] {
  return [`## ${words.groups[group]}`, "", ABOUT[group], "", ...settingsTable(IN_GROUP[group])];
}

function settingsTable(names: readonly SettingName[]): string[] {
  return table(
    ["Setting", "Meaning", "Accepts", "Default"],
    names.map((name) => {
      const { heading, meaning, accepts, value } = SETTING_LIST[name];
      return [heading, meaning.replaceAll("<", "\\<"), accepts.replaceAll("<", "\\<"), defaultOf(value)];
    }),
  );
}

/** In a table a line break would end the row. */
function defaultOf(value: string): string {
  return value === ""
    ? "blank"
    : value
        .split("\n")
        .map((line) => (line === "" ? "" : code(line)))
        .join("<br>");
}

function optionsTable(what: string, options: readonly Option[]): string[] {
  return table(
    [what, "Meaning", "Where it is not set"],
    options.map(({ name, meaning, standard }) => [code(name), meaning, standard]),
  );
}
