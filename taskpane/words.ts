/** Failures in words: what happened, what was written, what to do. */
import { Cancelled, HostFailure, Refusal } from "../src/core/problem";
import { NotWhole } from "../src/workbook/whole";

export interface Failure {
  readonly kind: "cancelled" | "refused" | "failed" | "bug";
  /** What happened and what to do. */
  readonly message: string;
  /** The single reasons, where there are several. */
  readonly details: readonly string[];
  /** Whether setting up adds what the workbook lacks. */
  readonly adds: boolean;
  /** For "Copy details": everything a supporter needs. */
  readonly report: string;
}

export function failureOf(error: unknown, step: string, at: string): Failure {
  if (error instanceof Cancelled) return failure("cancelled", error.message, [], error, step, at);
  if (error instanceof Refusal) return failure("refused", error.inPane, error.details, error, step, at);
  if (error instanceof HostFailure) {
    const written = error.message.includes("written") ? "" : ` What was written: ${error.written}.`;
    return failure("failed", `${error.message}${written}`, [], error, step, at);
  }
  const message = `Something went wrong in the add-in, not in your data: ${error instanceof Error ? error.message : String(error)}. Run the step again; if it happens again, copy the details and send them to whoever looks after this add-in.`;
  return failure("bug", message, [], error, step, at);
}

/** Of reading alone: that reading has written nothing goes without saying, and would be misread after a write. */
export function ofReading(failed: Failure): Failure {
  const message = failed.message
    .replace(/ (Nothing was written|What was written: nothing)\./g, "")
    .replace(/ Try again\.$/, "");
  return { ...failed, message };
}

function failure(
  kind: Failure["kind"],
  message: string,
  details: readonly string[],
  error: unknown,
  step: string,
  at: string,
): Failure {
  return {
    kind,
    message,
    details,
    adds: error instanceof NotWhole && error.addable,
    report: [`${step}, ${at}`, message, ...details, traceOf(error)].join("\n"),
  };
}

/** The error's own trace and those of its causes; Office.js keeps the failing statement in debugInfo. */
function traceOf(error: unknown): string {
  const lines: string[] = [];
  for (let cause = error, depth = 0; cause !== undefined && cause !== null && depth < 5; depth++) {
    if (!(cause instanceof Error)) {
      lines.push(typeof cause === "string" ? cause : JSON.stringify(cause));
      break;
    }
    lines.push(cause.stack ?? cause.message);
    if ("debugInfo" in cause) lines.push(JSON.stringify(cause.debugInfo));
    cause = cause.cause;
  }
  return lines.join("\nCaused by: ");
}
