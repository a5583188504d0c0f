/** Checks bodies against the published shapes: an unknown property or a wrong type is a 400 and a complaint. */
import type { z } from "zod";
import { badRequest } from "./errors";
import type { Call } from "./route";

/** @throws Refused 400 */
export function bodyAs<T>(call: Call, shape: z.ZodType<T>): T {
  const read = shape.safeParse(jsonOf(call));
  if (read.success) return read.data;
  const why = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  call.host.complaints.push(`${call.method} ${call.path}: ${why}`);
  throw badRequest(why);
}

function jsonOf(call: Call): unknown {
  if (!/^application\/json\b/.test(call.headers["content-type"] ?? "")) {
    call.host.complaints.push(`${call.method} ${call.path}: no JSON content type`);
    throw badRequest("A missing or empty content type header was found when trying to read a message.");
  }
  try {
    return JSON.parse(call.body.toString("utf8"));
  } catch {
    throw badRequest("Unable to read JSON request payload. Please ensure Content-Type header is set.");
  }
}
