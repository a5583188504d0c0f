/** Requests to Excel: one sync each, tried again while Excel is busy, failures in words. */
import { HostFailure, Refusal } from "../../core/problem";
import { Turns } from "./turns";

/** Queues what one request does and says how to read its answer once it is there. */
export type Ask<T> = (context: Excel.RequestContext) => () => T;

export type Wait = (ms: number) => Promise<void>;

const TOO_BIG = new Set([
  "RequestPayloadSizeLimitExceeded",
  "ResponsePayloadSizeLimitExceeded",
  "PayloadSizeLimitExceeded",
]);
/** Excel is busy or the connection broke: the same request may go through a moment later. */
const BUSY = new Set(["RequestAborted", "ServiceNotAvailable", "ActivityLimitReached", "GeneralException"]);
const TRIES = 3;
const FIRST_WAIT_MS = 400;

export class Requests {
  constructor(
    private readonly run: typeof Excel.run,
    readonly wait: Wait,
    /** For work between requests. */
    readonly turns: Turns = new Turns(() => Promise.resolve()),
  ) {}

  /** @param ask may run several times: it must be harmless when its request took effect already */
  async send<T>(ask: Ask<T>): Promise<T> {
    return await this.persist(() => this.once(ask));
  }

  /** Several asks in one request; none where there is nothing to ask. */
  async all<T>(asks: readonly Ask<T>[]): Promise<T[]> {
    return asks.length === 0 ? [] : await this.send(together(asks));
  }

  /** One try only, for requests that must not be repeated blindly. */
  async once<T>(ask: Ask<T>): Promise<T> {
    return await this.run(async (context) => {
      const answer = ask(context);
      await context.sync();
      return answer();
    });
  }

  /** Repeats work that looks afresh at what is there, while Excel is busy. */
  async persist<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (tries === TRIES || !BUSY.has(codeOf(error))) throw error;
        await this.wait(FIRST_WAIT_MS * 4 ** (tries - 1));
      }
    }
  }
}

/** Several asks in one request. */
export function together<T>(asks: readonly Ask<T>[]): Ask<T[]> {
  return (context) => {
    const answers = asks.map((ask) => ask(context));
    return () => answers.map((answer) => answer());
  };
}

/** Two asks of different kinds in one request. */
export function both<A, B>(a: Ask<A>, b: Ask<B>): Ask<[A, B]> {
  return (context) => {
    const first = a(context);
    const second = b(context);
    return () => [first(), second()];
  };
}

export function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}

export function isTooBig(error: unknown): boolean {
  return TOO_BIG.has(codeOf(error));
}

/** @param written what was written before, in words: "nothing" */
export function asFailure(error: unknown, doing: string, written: string): unknown {
  if (error instanceof Refusal || error instanceof HostFailure) return error;
  const code = codeOf(error);
  if (code === "") return error;
  const after =
    written === "nothing"
      ? "Nothing was written. Try again."
      : `Written so far: ${written}. Run the step again: what it had written is taken back first.`;
  return new HostFailure(`${whatHappened(code, doing, messageOf(error))} ${after}`, written, {
    cause: error,
  });
}

function whatHappened(code: string, doing: string, message: string): string {
  if (code === "InvalidOperationInCellEditMode")
    return "Excel is editing a cell: press Enter or Esc, then try again.";
  if (code === "AccessDenied")
    return `Excel refused ${doing}: the workbook or the sheet is protected or read-only. Unprotect it.`;
  if (BUSY.has(code)) return `Excel did not answer while ${doing} (${code}).`;
  return `Excel failed while ${doing}: ${message} (${code}).`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/[.\s]+$/, "") : "unknown";
}
