/**
 * The functions that formulas may call: all that Excel's wizard says of them, and what they answer. The build makes
 * functions.json and the help page of this list (webpack/functions.mjs), which is why it imports nothing.
 */

/** The name before the dot: CHARGEBACK.BILLED. The manifest names it too. */
export const NAMESPACE = "CHARGEBACK";

export interface FunctionParameter {
  readonly name: string;
  readonly description: string;
  readonly optional?: true;
}

export interface FunctionEntry {
  /** Also its name in a formula. */
  readonly id: string;
  readonly measure: "billed" | "list" | "subsidy" | "pending";
  readonly description: string;
}

/** The same for all of them, in this order. */
export const PARAMETERS: readonly FunctionParameter[] = [
  {
    name: "pi",
    description: "The PI's address, or an alias of it in People. Blank for all PIs.",
  },
  {
    name: "period",
    description:
      'A month "2025-01", a year "2025", months "2025-01:2025-06", or a date, which means its month.',
  },
  {
    name: "project",
    description: "The project. Left out or blank for all projects.",
    optional: true,
  },
  {
    name: "service",
    description: "The Service Name. Left out or blank for all services.",
    optional: true,
  },
];

export const FUNCTIONS: readonly FunctionEntry[] = [
  {
    id: "BILLED",
    measure: "billed",
    description: "What a PI is billed: the amounts of the charges that are OK or Approved.",
  },
  {
    id: "LIST",
    measure: "list",
    description: "What the billed charges of a PI would cost at list price.",
  },
  {
    id: "SUBSIDY",
    measure: "subsidy",
    description: "What a PI does not have to pay of the list price: List less Billed.",
  },
  {
    id: "PENDING",
    measure: "pending",
    description: "What waits for a decision: the amounts of the charges that are Pending.",
  },
];
