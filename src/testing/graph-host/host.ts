/** A stand-in for Microsoft Graph: an HTTP server on loopback with mailboxes and drives behind it. */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Accounts } from "./accounts";
import type { HostClock } from "./clock";
import { Refused, errorAnswer } from "./errors";
import { Faults } from "./faults";
import type { Fault } from "./faults";
import { bodyOf, preflight, write } from "./http";
import type { Answer, Call, Route } from "./route";
import { ROUTES } from "./routes";
import { MAIL_SETTINGS } from "./mail/post";
import type { Delivery, MailSettings } from "./mail/post";
import { State } from "./state";
import { Throttle } from "./throttle";

const MEGABYTE = 1024 * 1024;

export interface HostOptions {
  readonly clock?: HostClock;
  /** Milliseconds every request takes, so that requests meet each other. */
  readonly latency?: () => number;
}

/** A request as it came, for tests to look at. */
export interface Logged {
  readonly method: string;
  /** With the query, decoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  /** 0 when the connection was cut. */
  status: number;
}

export class GraphHost {
  readonly accounts = new Accounts();
  readonly faults = new Faults();
  readonly throttle = new Throttle();
  readonly log: Logged[] = [];
  /** Bodies that did not fit the published shapes, and routes that are none: a test expects this to stay empty. */
  readonly complaints: string[] = [];
  readonly clock: HostClock;
  /** How mails leave. */
  readonly mail: MailSettings = { ...MAIL_SETTINGS };
  readonly state: State;
  private readonly server: Server;
  private readonly latency: () => number;

  private constructor(options: HostOptions) {
    this.clock = options.clock ?? { now: () => Date.now() };
    this.latency = options.latency ?? (() => 0);
    this.state = new State(this.clock, this.mail);
    this.server = createServer((request, response) => {
      void this.answer(request, response);
    });
  }

  static async start(options: HostOptions = {}): Promise<GraphHost> {
    const host = new GraphHost(options);
    await new Promise<void>((done) => host.server.listen(0, "127.0.0.1", done));
    return host;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** To be given to the client as its base, without the version. */
  get baseUrl(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** What has left by now, one a recipient. */
  deliveries(): readonly Delivery[] {
    this.state.settle();
    return this.state.post.deliveries;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "OPTIONS") return preflight(response);
    const url = new URL(request.url ?? "/", this.baseUrl);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = await bodyOf(request, 260 * MEGABYTE);
    const logged: Logged = {
      method: request.method ?? "",
      path: decodeURIComponent(url.pathname) + decodeURIComponent(url.search),
      headers,
      bytes: body.length,
      status: 0,
    };
    this.log.push(logged);
    const fault = await this.faults.next(logged.method, logged.path);
    if (fault?.when === "before") return this.fail(fault, logged, response);
    const answer = await this.serve(logged.method, url, headers, body);
    if (fault !== null) return this.fail(fault, logged, response);
    logged.status = answer.status;
    write(response, answer);
  }

  private fail(fault: Fault, logged: Logged, response: ServerResponse): void {
    if (fault.kind === "reset") {
      response.destroy();
      return;
    }
    const { status, code = "UnknownError", retryAfter } = fault;
    logged.status = status;
    const headers: Record<string, string> = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
    write(
      response,
      errorAnswer(new Refused(status, code, "A failure on request.", headers), this.clock.now()),
    );
  }

  private async serve(
    method: string,
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: Buffer,
  ): Promise<Answer> {
    let leave = (): void => undefined;
    try {
      const { route, params } = this.find(method, url.pathname);
      if (body.length > (route.most ?? 4 * MEGABYTE)) {
        throw new Refused(413, "RequestEntityTooLarge", "The request body is too large.");
      }
      const token =
        route.scopes.length === 0
          ? { account: "", scopes: [] }
          : this.accounts.check(headers["authorization"], route.scopes);
      leave = this.throttle.enter(params["user"] ?? token.account, this.clock.now());
      const call: Call = {
        host: this,
        method,
        path: decodeURIComponent(url.pathname).replace(/^\/v1\.0/, ""),
        params,
        query: url.searchParams,
        headers,
        body,
        account: token.account,
        scopes: token.scopes,
      };
      const latency = this.latency();
      if (latency > 0) await new Promise((done) => setTimeout(done, latency));
      return await route.handle(call);
    } catch (error) {
      if (error instanceof Refused) return errorAnswer(error, this.clock.now());
      this.complaints.push(`${method} ${url.pathname}: ${String(error)}`);
      return errorAnswer(new Refused(500, "InternalServerError", String(error)), this.clock.now());
    } finally {
      leave();
    }
  }

  private find(method: string, path: string): { route: Route; params: Record<string, string> } {
    const rest = path.replace(/^\/v1\.0(?=\/)/, "");
    for (const route of ROUTES) {
      const match = route.method === method ? route.path.exec(rest) : null;
      if (match !== null) {
        const groups = Object.entries(match.groups ?? {}).filter(
          ([, text]) => (text as string | undefined) !== undefined,
        );
        return {
          route,
          params: Object.fromEntries(groups.map(([name, text]) => [name, decodeURIComponent(text)])),
        };
      }
    }
    this.complaints.push(`no route: ${method} ${path}`);
    throw new Refused(404, "UnknownError", `Resource not found for the segment in '${path}'.`);
  }
}
