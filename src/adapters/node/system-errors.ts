/** What Node's own errors say. */

/** By its shape: an error of Node's own need not be an instance of this program's Error. */
export function isCode(cause: unknown, code: string): boolean {
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === code;
}

export function reason(cause: unknown): string {
  const message = typeof cause === "object" && cause !== null && "message" in cause ? cause.message : cause;
  return String(message);
}
