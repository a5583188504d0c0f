/** What a cell shows: its value by its number format, for the formats that workbooks like ours use. */
import { CellError, generalText, type Plain } from "./typing";

export function shown(value: Plain, format: string): string {
  if (value === null) return "";
  if (value instanceof CellError) return value.text;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return value;
  if (format === "General" || format === "@") return generalNumber(value);
  const sections = format.split(";");
  const section =
    (value < 0 && sections[1] !== undefined
      ? sections[1]
      : value === 0 && sections[2] !== undefined
        ? sections[2]
        : sections[0]) ?? "";
  const pattern = section.replace(
    /\[(?:Red|Blue|Green|Black|White|Yellow|Magenta|Cyan|Color\d+|\$[^\]]*)\]/gi,
    "",
  );
  const signed = value < 0 && sections[1] === undefined;
  return isDateFormat(pattern)
    ? shownDate(value, pattern)
    : (signed ? "-" : "") + shownNumber(Math.abs(value), pattern);
}

/** General shows at most eleven characters or so; this gives up to ten significant digits. */
function generalNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e11) return String(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) return generalText(Number(value.toPrecision(6)));
  return generalText(Number(value.toPrecision(10)));
}

export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

function shownNumber(size: number, pattern: string): string {
  const percent = pattern.includes("%");
  const exponent = /E\+0+/i.exec(pattern);
  const match = /[#0?,]*(?:\.[#0?]*)?/g;
  const bare = pattern
    .replace(/"([^"]*)"/g, "$1")
    .replace(/\\(.)/g, "$1")
    .replace(/_./g, " ")
    .replace(/\*./g, "");
  if (exponent !== null) {
    const decimals = (/\.(0+)/.exec(pattern)?.[1] ?? "").length;
    return size
      .toExponential(decimals)
      .replace(/e([+-])(\d+)$/, (_all, sign: string, digits: string) => `E${sign}${digits.padStart(2, "0")}`);
  }
  const digits = [...bare.matchAll(match)].map((one) => one[0]).find((one) => /[#0]/.test(one));
  if (digits === undefined) return bare;
  const [whole = "", decimals = ""] = digits.split(".");
  const needed = decimals.replace(/[^0]/g, "").length;
  let [integer = "0", fraction = ""] = (percent ? size * 100 : size).toFixed(decimals.length).split(".");
  while (fraction.length > needed && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  if (whole.includes(",")) integer = integer.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  integer = integer.padStart(whole.replace(/[^0]/g, "").length, "0");
  const point = digits.includes(".") ? "." : "";
  return bare.replace(digits, integer + point + fraction);
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function shownDate(serial: number, pattern: string): string {
  if (serial < 0) return "#".repeat(8);
  const at = new Date(Math.round((serial - 25_569 + (serial < 60 ? 1 : 0)) * 86_400) * 1000);
  const half = /am\/pm/i.test(pattern);
  const hours = half ? at.getUTCHours() % 12 || 12 : at.getUTCHours();
  let last = "";
  const pad = (n: number, length: number): string => String(n).padStart(length, "0");
  return pattern.replace(
    /"([^"]*)"|\\(.)|am\/pm|y+|m+|d+|h+|s+|_./gi,
    (part: string, text?: string, plain?: string) => {
      if (text !== undefined || plain !== undefined) return text ?? plain ?? "";
      const kind = part[0]?.toLowerCase() ?? "";
      const minutes =
        kind === "m" && (last === "h" || /^:?s/i.test(pattern.slice(pattern.indexOf(part) + part.length)));
      last = kind;
      switch (kind) {
        case "y":
          return part.length > 2 ? String(at.getUTCFullYear()) : pad(at.getUTCFullYear() % 100, 2);
        case "m":
          if (minutes) return pad(at.getUTCMinutes(), part.length);
          return part.length >= 3
            ? (MONTHS[at.getUTCMonth()] ?? "").slice(0, part.length === 3 ? 3 : undefined)
            : pad(at.getUTCMonth() + 1, part.length);
        case "d":
          return part.length >= 3
            ? (DAYS[at.getUTCDay()] ?? "").slice(0, part.length === 3 ? 3 : undefined)
            : pad(at.getUTCDate(), part.length);
        case "h":
          return pad(hours, part.length);
        case "s":
          return pad(at.getUTCSeconds(), part.length);
        case "a":
          return at.getUTCHours() < 12 ? "AM" : "PM";
        default:
          return " ";
      }
    },
  );
}
