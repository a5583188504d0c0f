/** Filters: which rows a column's criteria let through. They look once, when applied: rows written later stay in sight. */
import { HostError } from "../errors";
import type { Plain } from "./typing";

/** As the client sends it: filterOn, values, criterion1, criterion2, operator. */
export interface Criteria {
  readonly filterOn: string;
  readonly values?: readonly unknown[];
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
}

export type Test = (value: Plain, text: string) => boolean;

/** @throws HostError NotImplemented for a kind of filter that the stand-in does not have */
export function filterTest(criteria: Criteria): Test {
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
    default:
      throw new HostError(
        "NotImplemented",
        `The stand-in for Excel does not filter by ${criteria.filterOn}.`,
      );
  }
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
