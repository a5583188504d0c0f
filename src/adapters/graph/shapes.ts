/** What an answer must have: a page of something between the program and Graph is told apart from Graph's own. */
import { z } from "zod";
import type { Reply } from "./client";
import { GraphFailure } from "./errors";

export const UPLOAD_SESSION = z.object({ uploadUrl: z.url() });
/** The last range's answer has none left. */
export const UPLOAD_STATUS = z.object({
  nextExpectedRanges: z.array(z.string().regex(/^\d+(-\d*)?$/)).min(1),
});

/** @throws GraphFailure where the answer is not of the shape */
export async function shaped<T>(reply: Reply, shape: z.ZodType<T>): Promise<T> {
  const read = shape.safeParse(await reply.json());
  if (read.success) return read.data;
  const at = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new GraphFailure(
    reply.status,
    "foreign",
    `The answer is not what Microsoft Graph says (${at}).`,
    null,
    { cause: read.error },
  );
}
