/** A workbook whose tables are not whole is refused before anything is read from it: what is missing, what to do. */
import { Refusal } from "../core/problem";
import { columnCameLater } from "./came-later";
import { keyHeading, tableName, type ColumnKind, type TableShape } from "./shape";
import { lacksOf, type Lack, type Standing } from "./standing";

/** Tables or columns are missing: read as empty they would change what is billed, sent and closed. */
export class NotWhole extends Refusal {
  constructor(
    message: string,
    details: readonly string[],
    ways: { readonly script: string; readonly pane: string },
    /** Whether setting up would add some of it. */
    readonly addable: boolean,
  ) {
    super(message, details, ways);
  }
}

type ColumnLack = Extract<Lack, { readonly column: unknown }>;

/** So many are named; the others stand in the details. */
const NAMED = 3;
const MONEY: ReadonlySet<ColumnKind> = new Set<ColumnKind>(["amount", "cents", "percent", "quantity"]);

const EARLIER = "take back an earlier version of the workbook";
const NOTHING = "Nothing was written.";

/** What a step says where the workbook lacks any of it; null where it is whole. */
export function notWhole(shapes: readonly TableShape[], standing: Standing): NotWhole | null {
  const lacks = lacksOf(shapes, standing);
  if (lacks.length === 0) return null;
  const late = lacks.filter(isLate);
  const lost = inWords(lacks.filter((lack) => !isLate(lack)));
  const canBeNew = lacks.some((lack) => !isLate(lack) && !refusesSetUp(lack));
  const way = (setUp: string): string =>
    [
      ...(late.length === 0 ? [] : [lateInWords(late, setUp)]),
      ...(canBeNew ? [`Where nothing that was in it is needed: ${setUp}, and it comes anew, empty.`] : []),
    ].join(" ");
  const ways = { script: way("Run init"), pane: way("Press Add what is missing") };
  const message = [...firstOf(lost), ...(ways.script === "" ? [] : ["{way}"]), NOTHING].join(" ");
  return new NotWhole(message, [...lost, ...late.map(nameOf)], ways, late.length > 0 || canBeNew);
}

/** Why nothing may be added: rows that stand under another name would count no longer. Null where it may. */
export function setUpRefusal(shapes: readonly TableShape[], standing: Standing): NotWhole | null {
  const words = inWords(lacksOf(shapes, standing).filter(refusesSetUp));
  const ways = { script: "", pane: "" };
  return words.length === 0 ? null : new NotWhole([...firstOf(words), NOTHING].join(" "), words, ways, false);
}

/** What a person has to know about what was added: it is empty, and there may have been something before. */
export function setUpWarnings(shapes: readonly TableShape[], standing: Standing): readonly string[] {
  return lacksOf(shapes, standing).flatMap((lack): string[] => {
    if (lack.what === "gone table")
      return [
        `The sheet ${lack.table.name} is new and empty. Rows of the one before count no longer: if it had any, ${EARLIER} instead.`,
      ];
    if (!("column" in lack) || lack.what === "new column" || lack.rows === 0) return [];
    const what = `The column ${lack.column.heading} of ${lack.table.name} is new and empty.`;
    if (lack.unknown.length === 0)
      return [`${what} What stood in the one before is in an earlier version of the workbook.`];
    return [
      `${what} Was it renamed to ${lack.unknown.map(quoted).join(" or ")}? Then delete the new column and rename that heading back.`,
    ];
  });
}

/** What an earlier version of the program did not know. */
function isLate(lack: Lack): boolean {
  return lack.what === "new table" || lack.what === "new column";
}

function refusesSetUp(lack: Lack): boolean {
  if (lack.what === "renamed table" || lack.what === "no table") return true;
  if (!("column" in lack) || lack.what === "new column" || lack.rows === 0) return false;
  return isKeyOrMoney(lack) || (lack.what === "renamed column" && !columnCameLater(lack.table, lack.column));
}

function isKeyOrMoney({ table, column }: ColumnLack): boolean {
  return column.heading === keyHeading(table) || MONEY.has(column.kind);
}

function inWords(lacks: readonly Lack[]): string[] {
  const dropped = lacks.filter((lack) => lack.what === "no table");
  return [...(dropped.length === 0 ? [] : [droppedInWords(dropped)]), ...lacks.flatMap(lostInWords)];
}

function droppedInWords(lacks: readonly Lack[]): string {
  const names = lacks.map(({ table }) => tableName(table));
  return lacks.length === 1
    ? `The sheet ${some(lacks.map(({ table }) => table.name))} has no table any more: it was converted to a range, or another program dropped it. Make it a table again (Insert, Table, My table has headers; then Table Design, Table Name: ${some(names)}), or ${EARLIER}.`
    : `The sheets ${some(lacks.map(({ table }) => table.name))} have no tables any more: they were converted to ranges, or another program dropped them. Make each a table again (Insert, Table, My table has headers; then Table Design, Table Name: ${some(names)}), or ${EARLIER}.`;
}

function lostInWords(lack: Lack): string[] {
  const { table } = lack;
  switch (lack.what) {
    case "renamed table":
      return [
        `The table ${tableName(table)} is called ${lack.found.name} now (sheet ${lack.found.sheet}). Rename it back: Table Design, Table Name.`,
      ];
    case "gone table":
      return [
        `The table ${tableName(table)} is not in the workbook any more: its sheet ${table.name} was deleted, renamed or emptied. Undo that, or ${EARLIER}.`,
      ];
    case "renamed column":
      return [
        `The table ${table.name} has no column ${lack.column.heading}; where it should be stands ${lack.unknown.map(quoted).join()}: probably it was renamed. Rename the heading back.`,
      ];
    case "gone column":
      return [
        `The table ${table.name} has no column ${lack.column.heading}: it was ${
          lack.unknown.length === 0
            ? `deleted. Undo that, or ${EARLIER}.`
            : `renamed or deleted. Headings that are none of ours: ${some(lack.unknown.map(quoted))}. Rename the one that it was back, or ${EARLIER}.`
        }`,
      ];
    case "no table":
    case "new table":
    case "new column":
      return [];
  }
}

function lateInWords(late: readonly Lack[], setUp: string): string {
  const unknown = [...new Set(late.flatMap((lack) => ("column" in lack ? lack.unknown : [])))].map(quoted);
  const other =
    unknown.length === 0
      ? ""
      : ` Does one of them stand under another heading (${some(unknown)})? Rename that back instead.`;
  return `The workbook lacks ${some(late.map(nameOf))}: it is of an earlier version, or was not set up to its end. ${setUp}: that adds it.${other}`;
}

function nameOf(lack: Lack): string {
  return "column" in lack
    ? `the column ${lack.column.heading} of ${lack.table.name}`
    : `the sheet ${lack.table.name}`;
}

function firstOf(words: readonly string[]): readonly string[] {
  const more = words.length - NAMED;
  return more <= 0 ? words : [...words.slice(0, NAMED), `${more} more ${more === 1 ? "is" : "are"} missing.`];
}

function some(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more <= 1 ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} and ${more} more`;
}

function quoted(heading: string): string {
  return `"${heading}"`;
}
