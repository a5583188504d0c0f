/** Filters of Charges and inputs of report sheets, as a person would set them in Excel. */
import { amountFromNumber, sum, type Amount } from "../../core/money";
import { Refusal } from "../../core/problem";
import type { ChargeFilter, ChargeViews, InSight } from "../../ports/charge-views";
import type { Cell, ReportShape, ReportValues } from "../../workbook/shape";
import { CHARGES } from "../../workbook/tables";
import { askSurvey, locate, refuseMissingColumns, type Place } from "./places";
import { forget } from "./ranges";
import { asFailure, codeOf, type Requests } from "./requests";
import { inputFor } from "./write-cells";

const AMOUNT = "Amount";

export class ExcelChargeViews implements ChargeViews {
  constructor(private readonly requests: Requests) {}

  async showCharges(filter: ChargeFilter): Promise<InSight> {
    try {
      const place = await this.charges();
      await this.requests.send((context) => {
        filterBy(context.workbook.tables.getItem(place.name), filter);
        context.workbook.worksheets.getItem(place.sheet).activate();
        return () => undefined;
      });
      const amounts = (await this.inSight(place)).filter((value) => typeof value === "number");
      return { rows: amounts.length, amount: sum(amounts.map((value): Amount => amountFromNumber(value))) };
    } catch (error) {
      throw asFailure(error, "filtering Charges", "nothing");
    }
  }

  async showReport(report: ReportShape, typed: ReportValues): Promise<boolean> {
    try {
      const { sheets } = await this.requests.send(askSurvey);
      if (!sheets.includes(report.sheet)) return false;
      await this.requests.send((context) => {
        const sheet = context.workbook.worksheets.getItem(report.sheet);
        for (const { name, formula, at } of report.cells) {
          const value = name === undefined || formula !== undefined ? undefined : typed[name];
          if (value !== undefined) forget(sheet.getRange(at)).values = [[inputFor(value, true)]];
        }
        sheet.activate();
        return () => undefined;
      });
      return true;
    } catch (error) {
      throw asFailure(error, `showing the sheet ${report.sheet}`, "nothing");
    }
  }

  private async charges(): Promise<Place> {
    const survey = await this.requests.send(askSurvey);
    const { places } = await locate(this.requests, survey, [CHARGES], () => () => null);
    const place = places.get(CHARGES.name);
    if (place === undefined)
      throw new Refusal("This workbook has no table Charges yet. Import the first files.");
    refuseMissingColumns(CHARGES, place);
    return place;
  }

  /** The amounts of the rows in sight. */
  private async inSight(place: Place): Promise<readonly Cell[]> {
    try {
      return await this.requests.send((context) => {
        const column = context.workbook.tables.getItem(place.name).columns.getItem(AMOUNT);
        const view = forget(column.getDataBodyRange()).getVisibleView();
        view.load("values");
        return () => firstColumn(view);
      });
    } catch (error) {
      // Excel has no view of a range without a row in sight.
      if (codeOf(error) === "ItemNotFound") return [];
      throw error;
    }
  }
}

function filterBy(table: Excel.Table, { only, atLeast }: ChargeFilter): void {
  table.clearFilters();
  for (const [heading, values] of Object.entries(only))
    table.columns.getItem(heading).filter.applyValuesFilter([...values]);
  if (atLeast !== null) table.columns.getItem(AMOUNT).filter.applyCustomFilter(`>=${atLeast}`);
}

function firstColumn({ values }: Excel.RangeView): readonly Cell[] {
  return (values as Cell[][]).map(([value = null]) => value);
}
