/** What functions in cells need of Excel: their tables, a new calculation, and to hear of edits. */
import { HostFailure } from "../../core/problem";
import type { FunctionSheets } from "../../ports/function-sheets";
import type { Wanted } from "../../ports/ports";
import { AT_WORK } from "../../workbook/at-work";
import type { Row } from "../../workbook/shape";
import { ALL_TABLES } from "../../workbook/tables";
import { askSurvey, locate, type Place } from "./places";
import { readTables } from "./read-tables";
import { asFailure, codeOf, type Requests } from "./requests";
import type { ExcelView } from "./view";

/** A person may take a minute over a cell; after that the function says so. */
const EDITING_TRIES = 60;
const EDITING_WAIT_MS = 1_000;

/** They hold values only; calculating a sheet with many conditional formats takes Excel long (office-js #3336). */
const TABLE_SHEETS: ReadonlySet<string> = new Set([...ALL_TABLES.map(({ name }) => name), AT_WORK]);

export class ExcelFunctionSheets implements FunctionSheets {
  constructor(
    private readonly requests: Requests,
    private readonly view: ExcelView,
  ) {}

  async read(wanted: readonly Wanted[]): Promise<readonly Row[][] | null> {
    return await this.patiently("reading the workbook", async () => {
      const shapes = wanted.map(({ table }) => table);
      const survey = await this.requests.send(askSurvey);
      const { places } = await locate(this.requests, survey, shapes, () => () => null);
      if (wanted.some((one) => !isWhole(one, places.get(one.table.name)))) return null;
      return await readTables(this.requests, wanted, places);
    });
  }

  async recalculate(names: readonly string[] | null): Promise<void> {
    await this.patiently("calculating formulas", async () => {
      const { sheets } = await this.requests.send(askSurvey);
      const known = names?.every((name) => sheets.includes(name)) === true;
      const wanted = known ? names : sheets.filter((name) => !TABLE_SHEETS.has(name));
      if (wanted.length === 0) return;
      await this.requests.send((context) => {
        for (const name of wanted) context.workbook.worksheets.getItem(name).calculate(true);
        return () => undefined;
      });
    });
  }

  async onEdit(listener: (table: string) => void): Promise<void> {
    await this.patiently("listening to edits", () =>
      this.view.onEdit(({ table }) => {
        listener(table);
      }),
    );
  }

  /** Waits until the person has left the cell. */
  private async patiently<T>(doing: string, work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (!isEditing(error) || tries === EDITING_TRIES) throw asFailure(error, doing, "nothing");
        await this.requests.wait(EDITING_WAIT_MS);
      }
    }
  }
}

/** A column that was renamed would read as blanks, and a formula would add up nothing. */
function isWhole({ table, columns }: Wanted, place: Place | undefined): boolean {
  const headings = columns ?? table.columns.map(({ heading }) => heading);
  return place !== undefined && headings.every((heading) => place.columns.has(heading));
}

function isEditing(error: unknown): boolean {
  const cause = error instanceof HostFailure ? error.cause : error;
  return codeOf(cause) === "InvalidOperationInCellEditMode";
}
