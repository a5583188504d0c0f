/** Errors as Graph answers them: a status and a body {error: {code, message, innerError}}. */
import { randomUUID } from "node:crypto";
import type { Answer } from "./route";

/** Thrown by a route: the request had no effect. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export function errorAnswer(error: Refused, now: number): Answer {
  const id = randomUUID();
  return {
    status: error.status,
    headers: error.headers,
    json: {
      error: {
        code: error.code,
        message: error.message,
        innerError: {
          date: new Date(now).toISOString().slice(0, 19),
          "request-id": id,
          "client-request-id": id,
        },
      },
    },
  };
}

export const notFound = (what: string): Refused =>
  new Refused(404, "ErrorItemNotFound", `The specified object was not found in the store. (${what})`);

export const badRequest = (message: string): Refused => new Refused(400, "BadRequest", message);
