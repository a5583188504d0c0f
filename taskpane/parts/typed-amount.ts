/** An amount as people type it: `1234.56`, `1,234.56`, `$1,234.56`, `-5`. */
import { parseAmount, type Amount } from "../../src/core/money";

/** @returns null where it is no amount that can be read in only one way */
export function typedAmount(text: string): Amount | null {
  const bare = text.trim().replace(/^([+-]?)[$€£]\s*/, "$1");
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare);
  return parseAmount(grouped ? bare.replace(/,/g, "") : bare);
}
