/** Excel.PivotLayout: the form a pivot table's cells have, and which cells they are. */
import { invalidArgument, itemNotFound } from "../errors";
import { rect, rowCount, type Rect } from "../model/address";
import { Area } from "../model/area";
import type { HostPivot } from "../model/pivot";
import type { PivotLayout } from "../model/pivot-cells";
import { flagValue, made, textValue, type HostObject, type HostType, type Property } from "../objects";
import { RANGE } from "./range";

export const PIVOT_LAYOUT: HostType<HostPivot> = {
  name: "PivotLayout",
  properties: {
    LayoutType: choice("layoutType", ["Compact", "Outline", "Tabular"]),
    SubtotalLocation: choice("subtotalLocation", ["AtTop", "AtBottom", "Off"]),
    ShowRowGrandTotals: flag("showRowGrandTotals"),
    ShowColumnGrandTotals: flag("showColumnGrandTotals"),
    ShowFieldHeaders: flag("showFieldHeaders"),
    FillEmptyCells: flag("fillEmptyCells"),
    EmptyCellText: {
      get: ({ layout }) => layout.emptyCellText,
      set: (pivot, value) => {
        pivot.change(() => (pivot.layout.emptyCellText = textValue(value)));
      },
    },
    AutoFormat: {
      get: (pivot) => pivot.autoFormat,
      set: (pivot, value) => {
        pivot.autoFormat = flagValue(value);
      },
    },
    EnableFieldList: kept("EnableFieldList", true),
    PreserveFormatting: kept("PreserveFormatting", true),
    AltTextTitle: kept("AltTextTitle", ""),
    AltTextDescription: kept("AltTextDescription", ""),
  },
  methods: {
    GetRange: (pivot) => range(pivot, pivot.area),
    GetFilterAxisRange: (pivot) => {
      if (pivot.filterArea === null) throw itemNotFound(`The PivotTable ${pivot.name} has no filters.`);
      return range(pivot, pivot.filterArea);
    },
    GetColumnLabelRange: (pivot) => range(pivot, columnLabels(pivot)),
    GetRowLabelRange: (pivot) => {
      const { top, left } = pivot.area;
      const from = top + pivot.headerRows - 1;
      return range(pivot, rect(from, left, rowCount(pivot.area) - pivot.headerRows + 1, pivot.labelColumns));
    },
    GetDataBodyRange: (pivot) => {
      if (pivot.values.length === 0) throw itemNotFound(`The PivotTable ${pivot.name} has no values.`);
      const { area, headerRows, labelColumns } = pivot;
      return range(pivot, { ...area, top: area.top + headerRows, left: area.left + labelColumns });
    },
    RepeatAllItemLabels: (pivot, args) => {
      pivot.change(() => (pivot.layout.repeatLabels = args.flag(0)));
      return null;
    },
  },
};

function columnLabels({ area, headerRows, labelColumns }: HostPivot): Rect {
  return { ...area, bottom: area.top + Math.max(headerRows, 1) - 1, left: area.left + labelColumns };
}

function range(pivot: HostPivot, area: Rect): HostObject {
  return made(RANGE, new Area(pivot.sheet, area));
}

function flag(
  name: "showRowGrandTotals" | "showColumnGrandTotals" | "showFieldHeaders" | "fillEmptyCells",
): Property<HostPivot> {
  return {
    get: ({ layout }) => layout[name],
    set: (pivot, value) => {
      const on = flagValue(value);
      pivot.change(() => (pivot.layout[name] = on));
    },
  };
}

function choice(
  name: keyof PivotLayout & ("layoutType" | "subtotalLocation"),
  choices: readonly string[],
): Property<HostPivot> {
  return {
    get: ({ layout }) => layout[name],
    set: (pivot, value) => {
      const chosen = textValue(value);
      if (!choices.includes(chosen)) throw invalidArgument(`${chosen} is none of ${choices.join(", ")}.`);
      pivot.change(() => (pivot.layout[name] = chosen));
    },
  };
}

function kept(name: string, initial: boolean | string): Property<HostPivot> {
  return {
    get: (pivot) => pivot.settings.get(name) ?? initial,
    set: (pivot, value) => {
      pivot.settings.set(name, value);
    },
  };
}
