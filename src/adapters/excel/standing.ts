/** A closer look at the workbook in Excel: its tables with their headings, and what stands where one of ours should be. */
import { tableName, type Cell, type TableShape } from "../../workbook/shape";
import { isLacking, type FoundTable, type Standing } from "../../workbook/standing";
import { notWhole } from "../../workbook/whole";
import { askPlace, type Place, type Places, type Survey } from "./places";
import { forget, rangeOn, valuesOf } from "./ranges";
import type { Ask, Requests } from "./requests";

/**
 * Asks nothing of Excel where all is there.
 * @param places of these shapes, as far as the workbook has them
 * @throws NotWhole
 */
export async function refuseLacking(
  requests: Requests,
  survey: Survey,
  shapes: readonly TableShape[],
  places: Places,
): Promise<void> {
  const has = (shape: TableShape, heading: string): boolean =>
    places.get(shape.name)?.columns.has(heading) === true;
  if (!isLacking(shapes, { ...survey, has })) return;
  const refusal = notWhole(shapes, await lookCloser(requests, survey, shapes));
  if (refusal !== null) throw refusal;
}

export async function lookCloser(
  requests: Requests,
  survey: Survey,
  shapes: readonly TableShape[],
): Promise<Standing> {
  const places = await requests.all(
    [...survey.tables.values()].map(({ name, totals }) => askPlace(name, totals)),
  );
  const small = places.filter(({ body }) => body.top === body.bottom);
  const filled = await requests.all(small.map(askFilled));
  const blank = new Set(small.filter((_place, i) => filled[i] === false));
  const absent = shapes.filter((shape) => !survey.tables.has(tableName(shape).toLowerCase()));
  const tops = absent.flatMap(({ name }) => survey.sheets.filter((sheet) => isSame(sheet, name)));
  const texts = await requests.all(tops.map(askTop));
  return {
    sheets: survey.sheets,
    tables: places.map((place) => found(place, blank.has(place))),
    tops: new Map(tops.map((sheet, i) => [sheet.toLowerCase(), texts[i] ?? []] as const)),
  };
}

function found({ name, sheet, columns, body }: Place, blank: boolean): FoundTable {
  return { name, sheet, headings: [...columns.keys()], rows: blank ? 0 : body.bottom - body.top + 1 };
}

function askFilled({ sheet, body }: Place): Ask<boolean> {
  return (context) => {
    const cells = rangeOn(context, sheet, body);
    cells.load("values");
    return () => (valuesOf(cells) ?? []).some((row) => row.some(isFilled));
  };
}

/** Texts of the first used row. */
function askTop(sheet: string): Ask<string[]> {
  return (context) => {
    const used = forget(context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true));
    const top = forget(used.getRow(0));
    top.load("values");
    return () => (used.isNullObject ? [] : (valuesOf(top)?.[0] ?? []).filter(isFilled).map(String));
  };
}

function isFilled(cell: Cell): boolean {
  return cell !== null;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
