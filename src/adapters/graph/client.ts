/** Microsoft Graph, asked with Microsoft's client: signs each request in, repeats only what may be repeated. */
import { Client, ResponseType } from "@microsoft/microsoft-graph-client";
import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import type { SignIn } from "../../ports/sign-in";
import { FOREIGN, GraphFailure, networkFailure } from "./errors";
import { repeatingWith } from "./retry";
import type { Repeat } from "./retry";

export interface GraphOptions {
  readonly signIn: SignIn;
  /** Permissions a token is asked for, as few as will do: "Mail.Send". */
  readonly scopes: readonly string[];
  /** Without the version. */
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  /** Lets the milliseconds pass. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970, for a wait that is told as a date. */
  readonly now?: () => number;
}

export interface Ask {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** After the version, its parts encoded: `/me/messages/${encodeURIComponent(id)}`. Or a link that Graph gave. */
  readonly path: string;
  /** Not yet encoded. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON, a Blob as it is. */
  readonly body?: object | Blob;
  readonly repeat: Repeat;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The body read as JSON. @throws GraphFailure when it is none: a page of something in between */
  json(): Promise<unknown>;
  bytes(): Promise<Uint8Array>;
}

export interface Graph {
  /** @throws GraphFailure, Refusal of the sign-in */
  ask(ask: Ask): Promise<Reply>;
  /** Asks an address that carries its own permission (an upload session): no token goes there. */
  askOpen(url: string, init: RequestInit, repeat: Repeat): Promise<Reply>;
}

const GRAPH = "https://graph.microsoft.com/";
/** After this no answer is expected any more. */
const PATIENCE = 120_000;

export function graphClient(options: GraphOptions): Graph {
  const { signIn, scopes, baseUrl = GRAPH, wait, now = Date.now } = options;
  const send = options.fetch ?? ((url: RequestInfo | URL, init?: RequestInit) => fetch(url, init));
  const client = Client.initWithMiddleware({
    baseUrl,
    // Nothing else: the client's own retries would send a mail twice.
    middleware: transport(send),
  });
  const repeating = repeatingWith({ wait, now });
  const signed = async (ask: Ask): Promise<Reply> => once(client, baseUrl, ask, await signIn.token(scopes));
  return {
    ask: (ask) => repeating(() => signed(ask), ask.repeat),
    askOpen: (url, init, kind) =>
      repeating(() => checked(() => send(url, { signal: AbortSignal.timeout(PATIENCE), ...init })), kind),
  };
}

async function once(client: Client, baseUrl: string, ask: Ask, token: string): Promise<Reply> {
  const request = client
    .api(within(baseUrl, ask.path))
    .query(encoded(ask.query ?? {}))
    .headers({ Accept: "application/json", Authorization: `Bearer ${token}`, ...ask.headers })
    .option("signal", AbortSignal.timeout(PATIENCE))
    .responseType(ResponseType.RAW);
  return checked(async () => {
    switch (ask.method) {
      case "GET":
        return (await request.get()) as Response;
      case "DELETE":
        return (await request.delete()) as Response;
      case "POST":
        return (await request.post(ask.body)) as Response;
      case "PUT":
        return (await request.put(ask.body)) as Response;
      case "PATCH":
        return (await request.patch(ask.body)) as Response;
    }
  });
}

/** The path of a link that Graph gave. The client would send the token to whatever host a link names. */
function within(baseUrl: string, path: string): string {
  if (path.startsWith("/")) return path;
  if (!path.startsWith(baseUrl))
    throw new GraphFailure(0, FOREIGN, `A link leads away from ${baseUrl}.`, null);
  return path.slice(baseUrl.length).replace(/^\/?v1\.0(?=\/)/, "");
}

const encoded = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));

/** With its whole body: an answer that breaks off is none. */
async function checked(answer: () => Promise<Response>): Promise<Reply> {
  try {
    const response = await answer();
    if (!response.ok) throw await GraphFailure.of(response);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, headers } = response;
    return { status, headers, bytes: () => Promise.resolve(bytes), json: () => readJson(bytes) };
  } catch (error) {
    throw error instanceof GraphFailure ? error : networkFailure(error);
  }
}

function readJson(bytes: Uint8Array): Promise<unknown> {
  try {
    return Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch (cause) {
    return Promise.reject(new GraphFailure(0, FOREIGN, "The answer is no JSON.", null, { cause }));
  }
}

/**
 * The only middleware. The token comes with the request: an error of the sign-in thrown in here would lose its kind
 * in the client, and Microsoft's own authentication handler serves Microsoft's hosts only, not a stand-in.
 */
function transport(send: typeof fetch): Middleware {
  return {
    async execute(context: Context) {
      context.response = await send(context.request, context.options);
    },
  };
}
