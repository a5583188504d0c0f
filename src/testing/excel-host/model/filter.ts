/** Filters: which rows a column's criteria let through. They look once, when applied: rows written later stay in sight. */
import { HostError, invalidArgument } from "../errors";
import type { HostColumn, HostTable } from "./table";
import type { Plain } from "./typing";

/** As the client sends it: filterOn, values, criterion1, criterion2, operator. */
export interface Criteria {
  readonly filterOn: string;
  readonly values?: readonly unknown[];
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
  readonly dynamicCriteria?: string;
}

export type Test = (value: Plain, text: string) => boolean;

/** Whether a row of the table passes the criteria of its columns, as its cells stand now. */
export function rowTest(table: HostTable, which: (column: HostColumn) => boolean): (row: number) => boolean {
  const { sheet, body } = table;
  const tests = table.columns.flatMap((column, index) => {
    if (column.criteria === null || !which(column)) return [];
    const at = body.left + index;
    const numbers = (): number[] => {
      const found: number[] = [];
      for (let row = body.top; row <= body.bottom; row += 1) {
        const value = sheet.value(row, at);
        if (typeof value === "number") found.push(value);
      }
      return found;
    };
    return [{ test: filterTest(column.criteria, numbers), at }];
  });
  return (row) => tests.every(({ test, at }) => test(sheet.value(row, at), sheet.textAt(row, at)));
}

/**
 * @param numbers the column's, for filters that compare with all of them
 * @throws HostError NotImplemented for a kind of filter that the stand-in does not have
 */
export function filterTest(criteria: Criteria, numbers: () => readonly number[] = () => []): Test {
  switch (criteria.filterOn) {
    case "Values": {
      const wanted = new Set((criteria.values ?? []).map((value) => String(value).toLowerCase()));
      return (_value, text) => wanted.has(text.toLowerCase());
    }
    case "Custom": {
      const first = comparison(criteria.criterion1 ?? "");
      if (criteria.criterion2 === undefined || criteria.criterion2 === null) return first;
      const second = comparison(criteria.criterion2);
      return criteria.operator === "Or"
        ? (value, text) => first(value, text) || second(value, text)
        : (value, text) => first(value, text) && second(value, text);
    }
    case "TopItems":
    case "BottomItems":
    case "TopPercent":
    case "BottomPercent":
      return extreme(criteria.filterOn, criteria.criterion1 ?? "", numbers());
    case "Dynamic":
      return dynamic(criteria.dynamicCriteria ?? "", numbers());
    default:
      throw new HostError(
        "NotImplemented",
        `The stand-in for Excel does not filter by ${criteria.filterOn}.`,
      );
  }
}

/** The largest or smallest so many, or so many per cent; equal ones at the edge all count. */
function extreme(filterOn: string, criterion: string, numbers: readonly number[]): Test {
  const size = Number(criterion);
  if (!Number.isInteger(size) || size < 1 || size > (filterOn.endsWith("Percent") ? 100 : 500))
    throw invalidArgument(`${JSON.stringify(criterion)} is no number of items to filter by.`);
  const top = filterOn.startsWith("Top");
  const count = filterOn.endsWith("Percent")
    ? Math.max(Math.floor((numbers.length * size) / 100), 1)
    : Math.min(size, numbers.length);
  const edge = [...numbers].sort((a, b) => (top ? b - a : a - b))[count - 1] ?? 0;
  return (value) => typeof value === "number" && (top ? value >= edge : value <= edge);
}

function dynamic(criterion: string, numbers: readonly number[]): Test {
  const average = numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
  if (criterion === "AboveAverage") return (value) => typeof value === "number" && value > average;
  if (criterion === "BelowAverage") return (value) => typeof value === "number" && value < average;
  throw new HostError("NotImplemented", `The stand-in for Excel does not filter by ${criterion}.`);
}

function comparison(criterion: string): Test {
  const [, operator = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const number = operand.trim() === "" ? NaN : Number(operand);
  if (operator === "=" || operator === "<>") {
    const pattern = wildcard(operand);
    const equal: Test = (value, text) =>
      typeof value === "number" && Number.isFinite(number) ? value === number : pattern.test(text);
    return operator === "=" ? equal : (value, text) => !equal(value, text);
  }
  return (value, text) => {
    const order =
      Number.isFinite(number) && typeof value === "number"
        ? value - number
        : Number.isFinite(number)
          ? NaN
          : text.toLowerCase().localeCompare(operand.toLowerCase());
    switch (operator) {
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      default:
        return order >= 0;
    }
  };
}

/** `*` any text, `?` any character, `~` before one of them means itself. */
function wildcard(text: string): RegExp {
  const source = text.replace(
    /~([*?~])|([*])|([?])|([\\^$.|+()[\]{}/])/g,
    (_all, plain?: string, star?: string, one?: string, other?: string) =>
      plain !== undefined
        ? `\\${plain}`
        : star !== undefined
          ? "[\\s\\S]*"
          : one !== undefined
            ? "[\\s\\S]"
            : `\\${other ?? ""}`,
  );
  return new RegExp(`^${source}$`, "i");
}
