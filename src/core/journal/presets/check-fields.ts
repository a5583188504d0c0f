/** Field by field: length, characters, needed values, dates, numbers, and what would be taken for a formula. */
import { looksLikeFormula } from "../formula";
import { parseAmount } from "../../money";
import { isDay } from "../../period";
import { writtenText } from "./fields";
import type { JournalCell, JournalFinding, JournalRecord, PresetColumn, PresetFacts } from "./preset";

type Characters = PresetFacts["characters"];
type Said = readonly [severity: JournalFinding["severity"], says: string];

export function fieldFindings(record: JournalRecord, characters: Characters): JournalFinding[] {
  return record.fields.flatMap(({ column, cell }) =>
    problemsOf(column, cell, characters).map(([severity, says]): JournalFinding => {
      return { severity, line: record.line, column: column.heading, value: plain(cell), says };
    }),
  );
}

function plain(cell: JournalCell): string {
  if ("text" in cell) return cell.text;
  return "number" in cell ? cell.number : cell.date;
}

function problemsOf(column: PresetColumn, cell: JournalCell, characters: Characters): Said[] {
  if (plain(cell) === "") {
    return column.needed === true ? [["Error", `is blank, and the layout needs it (${column.holds}).`]] : [];
  }
  if ("date" in cell) return isDay(cell.date) ? [] : [["Error", "is no date. Give it as YYYY-MM-DD."]];
  if ("number" in cell) return numberProblems(column, cell.number);
  return [
    ...lengthProblems(column, writtenText(column, cell.text)),
    ...characterProblems(column, cell.text, characters),
    ...formulaProblems(column, cell.text),
  ];
}

function numberProblems(column: PresetColumn, number: string): Said[] {
  if (parseAmount(number) === null) return [["Error", "is no number."]];
  return column.maxLength !== undefined && number.length > column.maxLength
    ? [["Error", `has ${number.length} characters, ${column.maxLength} are allowed. Post it in parts.`]]
    : [];
}

function lengthProblems({ maxLength, cuts, holds }: PresetColumn, text: string): Said[] {
  if (maxLength === undefined || text.length <= maxLength) return [];
  if (cuts === true) return [["Warning", `is cut to ${maxLength} characters.`]];
  return [
    ["Error", `has ${text.length} characters, ${maxLength} are allowed. Correct it at its origin: ${holds}.`],
  ];
}

/** What a set lacks; a fixed-width line must not be broken by an end of line either. */
const OUTSIDE: Readonly<Record<Characters, RegExp>> = {
  "UTF-8": /\p{Cs}/u,
  "Latin-1": /[^\x20-\x7e\xa0-\xff]/u,
  ASCII: /[^\x20-\x7e]/u,
};

function characterProblems(column: PresetColumn, text: string, characters: Characters): Said[] {
  const strange = OUTSIDE[characters].exec(text) ?? (column.at === undefined ? null : /[\r\n\t]/.exec(text));
  if (strange === null) return [];
  const code = (strange[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const shown = /\p{C}/u.test(strange[0]) ? "" : `"${strange[0]}" `;
  return [
    [
      "Error",
      `has the character ${shown}(U+${code}), which ${characters} files do not have. Write it without.`,
    ],
  ];
}

/** Text is guarded by an apostrophe; a fund or an account would then be another one. */
function formulaProblems(column: PresetColumn, text: string): Said[] {
  if (column.identifies !== true || column.at !== undefined || !looksLikeFormula(text)) return [];
  return [
    [
      "Error",
      `begins with a character that spreadsheet programs take for a formula. Correct it at its origin: ${column.holds}.`,
    ],
  ];
}
