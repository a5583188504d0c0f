/** Makes the sheets, tables and columns that the workbook lacks; what is there stays as it is. */
import { Refusal } from "../../core/problem";
import { columnLetters, formatRange } from "../../workbook/a1";
import { insertSheets, sheetOrder } from "../../workbook/sheet-order";
import { tableName, type Cell, type Column, type ReportShape, type TableShape } from "../../workbook/shape";
import { decorate, type Decoration } from "./decorate";
import {
  addColumns,
  columnDecorations,
  makeReport,
  makeTable,
  reportDecorations,
  tableDecorations,
} from "./new-sheets";
import { askSurvey, locate, type Place, type Survey } from "./places";
import { forget, parseAddress, valuesOf } from "./ranges";
import { together, type Ask, type Requests } from "./requests";
import { temporaryName } from "./new-sheets";

interface Missing {
  readonly survey: Survey;
  readonly tables: readonly TableShape[];
  readonly columns: readonly {
    readonly shape: TableShape;
    readonly place: Place;
    readonly list: readonly Column[];
  }[];
  readonly reports: readonly ReportShape[];
}

/** @returns what was added, in words: "sheet Charges". @throws Refusal when something else stands in the way */
export async function ensureStructure(
  requests: Requests,
  tables: readonly TableShape[],
  reports: readonly ReportShape[],
): Promise<readonly string[]> {
  let first: Missing | null = null;
  // Looks afresh after each failure: what was made by then is there.
  await requests.persist(async () => {
    const missing = await findMissing(requests, tables, reports);
    first ??= missing;
    await makeData(requests, missing, sheetOrder(tables, reports));
  });
  if (first === null) return [];
  await dress(requests, first);
  return inWords(first);
}

function inWords({ tables, columns, reports }: Missing): string[] {
  return [
    ...tables.map((shape) => `sheet ${shape.name}`),
    ...reports.map((report) => `sheet ${report.sheet}`),
    ...columns.flatMap(({ place, list }) => list.map((c) => `column ${c.heading} of ${place.sheet}`)),
  ];
}

async function findMissing(
  requests: Requests,
  tables: readonly TableShape[],
  reports: readonly ReportShape[],
): Promise<Missing> {
  const survey = await requests.send(askSurvey);
  const absent = tables.filter((shape) => !survey.tables.has(tableName(shape).toLowerCase()));
  const taken = absent.filter((shape) => survey.sheets.includes(shape.name));
  const { places, also } = await locate(requests, survey, tables, together(taken.map(askContent)));
  also.forEach((content, i) => refuseTakenSheet(taken[i], content));
  const columns = tables.flatMap((shape) => {
    const place = places.get(shape.name);
    const list = shape.columns.filter((c) => place?.columns.has(c.heading) === false);
    return place === undefined || list.length === 0 ? [] : [{ shape, place, list }];
  });
  const beside = await requests.all(columns.map(({ place, list }) => askBeside(place, list.length)));
  beside.forEach((address, i) => {
    const one = columns[i];
    if (one !== undefined && address !== null) refuseTakenColumns(one, address);
  });
  return {
    survey,
    tables: absent,
    columns,
    reports: reports.filter((r) => !survey.sheets.includes(r.sheet)),
  };
}

/** What stands on a sheet of a table's name. */
interface Content {
  readonly top: string;
  readonly values: readonly (readonly Cell[])[];
  readonly tables: number;
}

function askContent({ name }: TableShape): Ask<Content> {
  return (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = forget(sheet.getUsedRangeOrNullObject(true));
    used.load("address,values");
    const { tables } = sheet;
    tables.load("items/name");
    return () =>
      used.isNullObject
        ? { top: "", values: [], tables: tables.items.length }
        : { top: used.address, values: valuesOf(used) ?? [], tables: tables.items.length };
  };
}

/** Our own heading alone is what an interrupted setup left. */
function refuseTakenSheet(shape: TableShape | undefined, { top, values, tables }: Content): void {
  if (shape === undefined) return;
  const filled = values.some((row) => row.some((cell) => cell !== null));
  const [heading, ...rest] = values;
  const ours =
    parseTop(top) === "A1" &&
    rest.every((row) => row.every((cell) => cell === null)) &&
    shape.columns.every((column, i) => heading?.[i] === column.heading) &&
    heading?.length === shape.columns.length;
  if (tables === 0 && (!filled || ours)) return;
  throw new Refusal(
    `There is a sheet ${shape.name} without our table ${tableName(shape)}, but with other content (${filled ? parseTop(top) : "a table"}). If it is yours, rename that sheet and try again; if rows of ours stand on it, make them a table of that name again: under another name they count no longer. Nothing was written.`,
  );
}

function parseTop(address: string): string {
  if (address === "") return "";
  const { range } = parseAddress(address);
  return formatRange({ ...range, right: range.left, bottom: range.top });
}

function askBeside({ sheet, body, totals }: Place, count: number): Ask<string | null> {
  return (context) => {
    const range = {
      left: body.right + 1,
      right: body.right + count,
      top: body.top - 1,
      bottom: body.bottom + (totals ? 1 : 0),
    };
    const used = forget(
      context.workbook.worksheets.getItem(sheet).getRange(formatRange(range)).getUsedRangeOrNullObject(true),
    );
    used.load("address,values");
    return () =>
      used.isNullObject || (valuesOf(used) ?? []).every((row) => row.every((cell) => cell === null))
        ? null
        : used.address;
  };
}

function refuseTakenColumns({ place, list }: Missing["columns"][number], address: string): never {
  const names = list.map((column) => column.heading).join(", ");
  const cells = formatRange(parseAddress(address).range);
  throw new Refusal(
    `The table ${place.name} lacks ${list.length === 1 ? "the column" : "the columns"} ${names}, which would go to column ${columnLetters(place.body.right + 1)} of sheet ${place.sheet}, but there are cells in the way: ${cells}. Move them and try again. Nothing was written.`,
    [cells],
  );
}

/** Sheets with their cells: each in one request, so that a half-made one can be told and made again. */
async function makeData(requests: Requests, missing: Missing, order: readonly string[]): Promise<void> {
  const { tables, columns, reports } = missing;
  let sheets = [...missing.survey.sheets];
  const placed = (name: string): number => {
    if (!sheets.includes(name)) sheets = insertSheets(sheets, [name], order);
    return sheets.indexOf(name);
  };
  for (const shape of tables) {
    const there = sheets.includes(shape.name);
    const position = placed(shape.name);
    await once(requests, (context) => makeTable(context, shape, there ? null : position));
  }
  for (const { place, list } of columns) await once(requests, (context) => addColumns(context, place, list));
  for (const report of inOrderOfUse(reports)) {
    const unfinished = sheets.includes(temporaryName(report));
    sheets = sheets.filter((name) => name !== temporaryName(report));
    const position = placed(report.sheet);
    await once(requests, (context) => makeReport(context, report, position, unfinished));
  }
}

async function once(requests: Requests, make: Decoration): Promise<void> {
  await requests.once((context) => {
    make(context);
    return () => undefined;
  });
}

/** A report whose formulas read another comes after it. */
function inOrderOfUse(reports: readonly ReportShape[]): ReportShape[] {
  const uses = (a: ReportShape, b: ReportShape): boolean =>
    a !== b && a.cells.some((cell) => cell.formula?.includes(`'${b.sheet}'!`) === true);
  return [...reports].sort((a, b) => (uses(a, b) ? 1 : uses(b, a) ? -1 : 0));
}

async function dress(requests: Requests, { tables, columns, reports }: Missing): Promise<void> {
  for (const shape of tables) await decorate(requests, tableDecorations(shape));
  for (const { place, list } of columns) await decorate(requests, columnDecorations(place, list));
  for (const report of reports) await decorate(requests, reportDecorations(report));
}
