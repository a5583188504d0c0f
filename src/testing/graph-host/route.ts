/** One route: which requests it takes, what they need, and what it answers. A resource is a file with a list of these. */
import type { GraphHost } from "./host";

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
}

export interface Call {
  readonly host: GraphHost;
  readonly method: string;
  /** After /v1.0, decoded. */
  readonly path: string;
  /** The named groups of the route's pattern, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The account whose token it is; "" for an address that carries its own permission. */
  readonly account: string;
  /** The permissions in the token. */
  readonly scopes: readonly string[];
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Matches the whole path after /v1.0, each part still encoded. */
  readonly path: RegExp;
  /** One of these permissions is needed; none: no token is looked at (upload addresses). */
  readonly scopes: readonly string[];
  /** Bytes a body may have; 4 MB when it says nothing. */
  readonly most?: number;
  handle(call: Call): Answer | Promise<Answer>;
}
