/** Failures on request: at any request to come, before it took effect or after. */

export type Fault =
  /** The connection is cut. */
  | { readonly kind: "reset"; readonly when: "before" | "after" }
  /** An answer from something in between, or from Graph itself. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly when: "before" | "after";
      /** Retry-After as it is sent: seconds or a date. */
      readonly retryAfter?: string;
      readonly code?: string;
    };

const before = (status: number, code: string, retryAfter?: string): Fault => ({
  kind: "status",
  status,
  when: "before",
  code,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

/** The failures that every sender has to live through, by name. */
export const FAULTS = {
  "reset before": { kind: "reset", when: "before" },
  "reset after": { kind: "reset", when: "after" },
  "429": before(429, "ApplicationThrottled", "3"),
  "503": before(503, "ServiceUnavailable"),
  "503 with Retry-After": before(503, "ServiceUnavailable", "2"),
  "504 before": before(504, "GatewayTimeout"),
  "504 after": { kind: "status", status: 504, when: "after", code: "GatewayTimeout" },
  "401": before(401, "InvalidAuthenticationToken"),
} as const satisfies Record<string, Fault>;

/** Asked for every request with its number; what it answers happens. */
export type FaultHook = (request: {
  readonly number: number;
  readonly method: string;
  readonly path: string;
}) => Fault | null | Promise<Fault | null>;

export class Faults {
  private seen = 0;
  private planned: { readonly at: number; readonly fault: Fault; readonly repeated: boolean }[] = [];
  hook: FaultHook | null = null;

  /** @param n the nth request from now, 1 the next @param repeated every one from then on */
  add(n: number, fault: Fault, repeated = false): void {
    this.planned.push({ at: this.seen + n, fault, repeated });
  }

  clear(): void {
    this.planned = [];
    this.hook = null;
  }

  async next(method: string, path: string): Promise<Fault | null> {
    this.seen += 1;
    const number = this.seen;
    const found = this.planned.find(({ at, repeated }) => at === number || (repeated && at <= number));
    return found?.fault ?? (await this.hook?.({ number, method, path })) ?? null;
  }
}
