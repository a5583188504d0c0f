/** A list that Graph answers in pages, each with a link to the next. */
import { z } from "zod";
import type { Reply } from "./client";
import { foreign, shaped } from "./shapes";

/** More than any list that is asked for here has: 50 messages or 200 files are on one. */
const MOST_PAGES = 5_000;
const NEXT = "@odata.nextLink";

/**
 * @param ask one page: the list's path, then the links that the pages give, which have the whole question in them
 * @throws GraphFailure; also where the pages are not a list's, or have no end
 */
export async function allPages<T>(
  path: string,
  one: z.ZodType<T>,
  ask: (at: string, isFirst: boolean) => Promise<Reply>,
): Promise<T[]> {
  const shape = z.object({ value: z.array(one), [NEXT]: z.string().nullish() });
  const all: T[] = [];
  let at = path;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { value, [NEXT]: next } = await shaped(await ask(at, page === 1), shape);
    all.push(...value);
    if (next === undefined || next === null) return all;
    if (next === at) break;
    at = next;
  }
  throw foreign("The pages of a list have no end.");
}
