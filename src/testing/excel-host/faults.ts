/** Errors on request: any code, at any request to come, before it took effect or after. */

export interface FaultOptions {
  /** Fails every request from the nth on, not only that one. */
  readonly repeated?: boolean;
  readonly message?: string;
}

export interface Fault {
  readonly code: string;
  /** "after": all actions run, then the answer is the error. */
  readonly when: "before" | "after";
  readonly message: string;
}

export class Faults {
  private seen = 0;
  private readonly planned: (Fault & { readonly at: number; readonly repeated: boolean })[] = [];

  add(n: number, code: string, when: "before" | "after", { repeated = false, message }: FaultOptions): void {
    this.planned.push({
      at: this.seen + n,
      code,
      when,
      repeated,
      message:
        message ?? `An internal error has occurred (${code}, injected ${when} the request took effect).`,
    });
  }

  clear(): void {
    this.planned.length = 0;
  }

  /** Asked once a request. */
  next(): Fault | null {
    this.seen += 1;
    return this.planned.find(({ at, repeated }) => at === this.seen || (repeated && at <= this.seen)) ?? null;
  }
}
