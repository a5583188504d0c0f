/** Number formats of a workbook: which show a date, and how a date is told from its number. */
import { findTags, type Tag } from "../ooxml/xml";

/** Built in, in every language of Excel. */
const DATE_IDS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
/** Of Japanese, Chinese, Korean and Thai Excel. */
const isEastern = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const TEXT_ID = 49;
const DAY_MS = 86_400_000;

export type FormatKind = "date" | "text" | "other";

/** The elements of a styles part that cells point to. */
export interface Styles {
  /** By a cell's `s`. */
  readonly kinds: readonly FormatKind[];
  readonly cellXfs: Tag | undefined;
  readonly xfs: readonly Tag[];
}

export function readStyles(xml: string): Styles {
  const tags = findTags(xml, ["numFmt", "cellXfs", "xf"]);
  const codes = new Map(
    tags
      .filter(({ name }) => name === "numFmt")
      .map(({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ""]),
  );
  const cellXfs = tags.find(({ name }) => name === "cellXfs");
  const within = (tag: Tag): boolean =>
    cellXfs !== undefined && tag.start >= cellXfs.end && tag.close <= cellXfs.close;
  const xfs = tags.filter((tag) => tag.name === "xf" && within(tag));
  return {
    kinds: xfs.map(({ attributes }) => formatKind(Number(attributes.numFmtId ?? 0), codes)),
    cellXfs,
    xfs,
  };
}

function formatKind(id: number, codes: ReadonlyMap<number, string>): FormatKind {
  const code = codes.get(id);
  if (code === undefined)
    return id === TEXT_ID ? "text" : DATE_IDS.has(id) || isEastern(id) ? "date" : "other";
  if (code.trim() === "@") return "text";
  return isDateCode(code) ? "date" : "other";
}

/** Whether a format code shows a date or time: what is quoted, escaped or a colour tells nothing; elapsed hours are a number. */
export function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").replace(/General/gi, "");
  return /[ymdhs]/i.test(bare.split(";")[0] ?? "");
}

/**
 * A date's number as text: `YYYY-MM-DD`, with ` HH:MM:SS` where it is not midnight.
 * @param serial days as Excel counts them
 */
export function dateText(serial: number, date1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const iso = new Date(epoch(day, date1904) + seconds * 1000).toISOString();
  const time = seconds % 86_400 === 0 ? "" : ` ${iso.slice(11, 19)}`;
  // A time without a day.
  return day === 0 && time !== "" && !date1904 ? time.trim() : iso.slice(0, 10) + time;
}

/** Excel's 1900 has a 29 February that was none: days before it count from a day later. */
function epoch(day: number, date1904: boolean): number {
  if (date1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, day < 60 ? 31 : 30);
}

/** @param day `YYYY-MM-DD` from 1900-03-01 on */
export function dateSerial(day: string, date1904: boolean): number {
  return (Date.parse(`${day}T00:00:00Z`) - epoch(60, date1904)) / DAY_MS;
}
