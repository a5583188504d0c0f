/** What was thrown, as a plain value that crosses to another thread, and as itself again there. */
import { Cancelled, HostFailure, Refusal } from "../../src/core/problem";
import { NotWhole } from "../../src/workbook/whole";

interface Trace {
  readonly message: string;
  readonly stack: string;
  readonly cause: Thrown | null;
}

export type Thrown =
  | { readonly is: "cancelled" }
  /** `notWhole`: of one that says that tables are missing, whether setting up adds them. */
  | {
      readonly is: "refusal";
      readonly message: string;
      readonly inPane: string;
      readonly details: string[];
      readonly notWhole: boolean | null;
    }
  | (Trace & { readonly is: "failure"; readonly written: string })
  /** `debugInfo` is Office.js's: the failing statement, as JSON; "" where there is none. */
  | (Trace & { readonly is: "error"; readonly name: string; readonly debugInfo: string });

/** Causes of causes that are kept. */
const DEPTH = 5;

export function thrownAs(error: unknown, depth = 0): Thrown {
  if (error instanceof Cancelled) return { is: "cancelled" };
  if (error instanceof Refusal) {
    const { message, inPane, details } = error;
    const notWhole = error instanceof NotWhole ? error.addable : null;
    return { is: "refusal", message, inPane, details: [...details], notWhole };
  }
  if (!(error instanceof Error))
    return { is: "error", name: "Error", message: String(error), stack: "", cause: null, debugInfo: "" };
  const { message, stack = "", name } = error;
  const cause = error.cause === undefined || depth >= DEPTH ? null : thrownAs(error.cause, depth + 1);
  if (error instanceof HostFailure) return { is: "failure", message, stack, cause, written: error.written };
  const debugInfo = "debugInfo" in error ? (JSON.stringify(error.debugInfo) ?? "") : "";
  return { is: "error", name, message, stack, cause, debugInfo };
}

export function asThrown(thrown: Thrown): Error {
  if (thrown.is === "cancelled") return new Cancelled();
  if (thrown.is === "refusal") {
    const { message, inPane, details, notWhole } = thrown;
    const ways = { script: message, pane: inPane };
    return notWhole === null
      ? new Refusal("{way}", details, ways)
      : new NotWhole("{way}", details, ways, notWhole);
  }
  const options = thrown.cause === null ? {} : { cause: asThrown(thrown.cause) };
  if (thrown.is === "failure")
    return withTrace(new HostFailure(thrown.message, thrown.written, options), thrown.stack);
  const error = withTrace(new Error(thrown.message, options), thrown.stack);
  error.name = thrown.name;
  return thrown.debugInfo === ""
    ? error
    : Object.assign(error, { debugInfo: JSON.parse(thrown.debugInfo) as unknown });
}

/** The trace of where it happened, which is what a supporter needs. */
function withTrace<E extends Error>(error: E, stack: string): E {
  if (stack !== "") error.stack = stack;
  return error;
}
