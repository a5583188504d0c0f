/** What an answer must have: a page of something between the program and Graph is told apart from Graph's own. */
import { z } from "zod";
import type { Reply } from "./client";
import { FOREIGN, GraphFailure } from "./errors";

/** What Graph may leave out, or give as null. */
export const maybe = <T>(shape: z.ZodType<T>): z.ZodType<T | undefined> =>
  shape.nullish().transform((value) => value ?? undefined);

/** Of anything that is only named again later. */
export const NAMED = z.object({ id: z.string().min(1) });

export const UPLOAD_SESSION = z.object({ uploadUrl: z.url() });
/** The last range's answer has none left. */
export const UPLOAD_STATUS = z.object({
  nextExpectedRanges: z.array(z.string().regex(/^\d+(-\d*)?$/)).min(1),
});

/**
 * @throws GraphFailure where the answer is not of the shape. Its status is 0, as when no answer came: whatever answered
 * instead of Graph, the request may have had its effect.
 */
export async function shaped<T>(reply: Reply, shape: z.ZodType<T>): Promise<T> {
  const read = shape.safeParse(await reply.json());
  if (read.success) return read.data;
  const at = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw foreign(`The answer is not what Microsoft Graph says (${at}).`, read.error);
}

/** For an answer that tells by its status alone. @throws GraphFailure where it is another one */
export function expectStatus({ status }: Reply, expected: number): void {
  if (status !== expected) throw foreign(`The status is ${String(status)}, not ${String(expected)}.`);
}

/** Something else answered in Graph's place, such as the page of a network that wants a sign-in. */
export function foreign(message: string, cause?: unknown): GraphFailure {
  return new GraphFailure(0, FOREIGN, message, null, { cause });
}
