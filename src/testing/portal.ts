/** Something between a client and Graph that answers in Graph's place, and what the client makes of it. */
import { HostFailure } from "../core/problem";

/** What a proxy may answer with 200: a page, JSON of its own, and JSON that looks like Graph's from afar. */
export const PAGES = {
  "a page": "<html>Sign in to the hotel</html>",
  "JSON of its own": '{"status":"login required"}',
  null: "null",
  "a list": "[]",
  "an empty list of Graph": '{"value":"none"}',
  "rows without ids": '{"value":[{}],"id":"","uploadUrl":"elsewhere"}',
} as const;
export const KINDS = Object.keys(PAGES) as (keyof typeof PAGES)[];

export const WORDS = "something else answered in Microsoft 365's place";

export interface Portal {
  readonly fetch: typeof fetch;
  /** The request that was answered; "" while there were fewer. */
  readonly at: () => string;
}

/** Answers the nth request with a page, without asking Graph; all others go through. */
export function portal(page: string, n: number): Portal {
  let asked = 0;
  let at = "";
  return {
    at: () => at,
    fetch: async (input, init) => {
      asked += 1;
      if (asked !== n) return await fetch(input, init);
      at = described(new Request(input, init));
      return new Response(page);
    },
  };
}

const described = ({ method, url }: Request): string => `${method} ${url}`;

/** @returns the failure's words, or "" where the work was done all the same. @throws anything but a HostFailure */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "";
  } catch (error) {
    if (error instanceof HostFailure) return error.message;
    throw error;
  }
}
