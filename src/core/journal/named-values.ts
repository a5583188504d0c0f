/** Lists that finance staff write in one value: `Cost Center={org}; Fund={fund}`. */
import { sameName } from "../reference";

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** Parts without "=" have no value. */
export function namedValues(text: string): NamedValue[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      return at < 0
        ? { name: part, value: "" }
        : { name: part.slice(0, at).trim(), value: part.slice(at + 1).trim() };
    });
}

/** Of `ISP1`, or of `AWS=ISP1; HPC=ISP2`: the value for a name; "" where the list has none. */
export function valueFor(text: string, name: string): string {
  if (!text.includes("=")) return text.trim();
  return namedValues(text).find((one) => sameName(one.name, name))?.value ?? "";
}
