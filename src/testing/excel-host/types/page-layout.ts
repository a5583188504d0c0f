/** Excel.PageLayout: kept, and given back. */
import type { Bag } from "../model/bag";
import type { HostSheet } from "../model/sheet";
import { made, orNull, type HostType } from "../objects";
import { bagProperties, bagType, type BagShape } from "./bags";
import { RANGE } from "./range";

const HEADER_FOOTER: BagShape = {
  name: "HeaderFooter",
  settings: {
    LeftHeader: "",
    CenterHeader: "",
    RightHeader: "",
    LeftFooter: "",
    CenterFooter: "",
    RightFooter: "",
  },
};

const HEADERS_FOOTERS = bagType({
  name: "HeaderFooterGroup",
  settings: { State: "Default", UseSheetMargins: true, UseSheetScale: true },
  parts: {
    DefaultForAllPages: HEADER_FOOTER,
    FirstPage: HEADER_FOOTER,
    EvenPages: HEADER_FOOTER,
    OddPages: HEADER_FOOTER,
  },
});

const SETTINGS = bagProperties({
  Orientation: "Portrait",
  PaperSize: "Letter",
  BlackAndWhite: false,
  PrintErrors: "AsDisplayed",
  Zoom: { scale: 100 },
  CenterHorizontally: false,
  CenterVertically: false,
  PrintHeadings: false,
  PrintGridlines: false,
  LeftMargin: 50.4,
  RightMargin: 50.4,
  TopMargin: 54,
  BottomMargin: 54,
  HeaderMargin: 21.6,
  FooterMargin: 21.6,
  PrintComments: "NoComments",
  DraftMode: false,
  FirstPageNumber: "",
  PrintOrder: "DownThenOver",
});

export const PAGE_LAYOUT: HostType<HostSheet> = {
  name: "PageLayout",
  properties: Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { get, set }]) => [
      name,
      {
        get: (sheet: HostSheet, context) => get(sheet.page, context),
        set: (sheet: HostSheet, value: unknown, context) => set?.(sheet.page, value, context),
      } satisfies NonNullable<HostType<HostSheet>["properties"]>[string],
    ]),
  ),
  objects: { HeadersFooters: (sheet) => made(HEADERS_FOOTERS, sheet.page.part("HeadersFooters")) },
  methods: {
    ...printed("PrintArea"),
    ...printed("PrintTitleRows"),
    ...printed("PrintTitleColumns"),
    SetPrintMargins: (sheet, args) => {
      for (const [side, size] of Object.entries(args.record(1)))
        sheet.page.values.set(
          `${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`,
          points(args.text(0), size),
        );
      return null;
    },
  },
};

function printed(name: string): NonNullable<HostType<HostSheet>["methods"]> {
  const at = (sheet: HostSheet): string | null => textOf(sheet.page, name);
  return {
    [`Set${name}`]: (sheet: HostSheet, args) => {
      sheet.page.values.set(name, args.area(0, sheet, sheet.workbook).address);
      return null;
    },
    [`Get${name}`]: (sheet: HostSheet) => made(RANGE, sheet.workbook.resolve(at(sheet) ?? "A1", sheet)),
    [`Get${name}OrNullObject`]: (sheet: HostSheet) => {
      const address = at(sheet);
      return orNull(RANGE, address === null ? null : sheet.workbook.resolve(address, sheet));
    },
  };
}

function textOf(bag: Bag, name: string): string | null {
  const value = bag.values.get(name);
  return typeof value === "string" ? value : null;
}

function points(unit: string, size: unknown): number {
  const number = typeof size === "number" ? size : 0;
  return unit === "Inches" ? number * 72 : unit === "Centimeters" ? (number * 72) / 2.54 : number;
}
