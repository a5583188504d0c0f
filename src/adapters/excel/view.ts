/** The workbook as the person sees it: going to rows and sheets, and hearing of edits. */
import type { ChargeFilter, ChargeViews, InSight } from "../../ports/charge-views";
import { ALL_TABLES } from "../../workbook/tables";
import {
  keyHeading,
  tableName,
  type ReportShape,
  type ReportValues,
  type TableShape,
} from "../../workbook/shape";
import { ExcelChargeViews } from "./charge-views";
import { readKeys } from "./looking";
import { askSurvey, locate } from "./places";
import { rangeOn, runsOf } from "./ranges";
import { asFailure, type Requests } from "./requests";

/** Something changed in a table outside our own steps. */
export interface TableEdit {
  /** The table's shape name: "Charges". */
  readonly table: string;
  /** Whether a co-worker did it. */
  readonly remote: boolean;
}

export class ExcelView implements ChargeViews {
  /** Shape names by lower-case table name. */
  private readonly shapes = new Map<string, string>();
  /** Table names by the id that events carry. */
  private readonly ids = new Map<string, string>();

  private readonly views: ExcelChargeViews;

  constructor(private readonly requests: Requests) {
    this.views = new ExcelChargeViews(requests);
    this.know(ALL_TABLES);
  }

  showCharges(filter: ChargeFilter): Promise<InSight> {
    return this.views.showCharges(filter);
  }

  showReport(report: ReportShape, typed: ReportValues): Promise<boolean> {
    return this.views.showReport(report, typed);
  }

  /** Tables whose edits are told of. */
  know(shapes: readonly TableShape[]): void {
    for (const shape of shapes) this.shapes.set(tableName(shape).toLowerCase(), shape.name);
  }

  /**
   * Activates the table's sheet and selects the rows with these keys (the first run of them when they lie apart).
   * @returns how many of the keys are there
   */
  async showRows(table: TableShape, keys: readonly string[]): Promise<number> {
    try {
      const survey = await this.requests.send(askSurvey);
      const { places } = await locate(this.requests, survey, [table], () => () => null);
      const place = places.get(table.name);
      if (place === undefined) return 0;
      const [all = []] = await readKeys(this.requests, [{ place, key: keyHeading(table) }]);
      const wanted = new Set(keys);
      const rows = all.flatMap((key, i) => (wanted.has(key) ? [place.body.top + i] : []));
      const [run] = runsOf(rows);
      await this.requests.send((context) => {
        context.workbook.worksheets.getItem(place.sheet).activate();
        if (run !== undefined)
          rangeOn(context, place.sheet, { ...place.body, top: run[0], bottom: run[1] }).select();
        return () => undefined;
      });
      return new Set(all.filter((key) => wanted.has(key))).size;
    } catch (error) {
      throw asFailure(error, "showing rows", "nothing");
    }
  }

  /** Activates a sheet; nothing happens when it is not there. */
  async showSheet(name: string): Promise<void> {
    try {
      const { sheets } = await this.requests.send(askSurvey);
      if (!sheets.includes(name)) return;
      await this.requests.send((context) => {
        context.workbook.worksheets.getItem(name).activate();
        return () => undefined;
      });
    } catch (error) {
      throw asFailure(error, `showing the sheet ${name}`, "nothing");
    }
  }

  /** Tells of edits outside our own steps until the returned function is called. */
  async onEdit(listener: (edit: TableEdit) => void): Promise<() => void> {
    try {
      const handler = await this.requests.send((context) => {
        const added = context.workbook.tables.onChanged.add(async (event) => {
          const table = await this.tableOf(event.tableId);
          if (table !== null) listener({ table, remote: event.source === "Remote" });
        });
        return () => added;
      });
      return () => {
        handler.remove();
        handler.context.sync().catch(() => undefined);
      };
    } catch (error) {
      throw asFailure(error, "listening to edits", "nothing");
    }
  }

  /** The shape's name; null for a table that is none of ours or gone. */
  private async tableOf(id: string): Promise<string | null> {
    if (!this.ids.has(id))
      try {
        const names = await this.requests.send((context) => {
          const { tables } = context.workbook;
          tables.load("items/id,items/name");
          return () => tables.items.map((table) => [table.id, table.name.toLowerCase()] as const);
        });
        for (const [known, name] of names) this.ids.set(known, name);
      } catch {
        // Excel is busy: the next read finds the edit.
        return null;
      }
    return this.shapes.get(this.ids.get(id) ?? "") ?? null;
  }
}
