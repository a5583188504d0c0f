/** A real SMTP server on loopback that keeps what it is handed, refuses and breaks off on request. */
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
  readonly secure: boolean;
  readonly user: string;
}

export interface MailServerOptions {
  /** TLS from the first byte. */
  readonly secure?: boolean;
  /** No STARTTLS, as on servers that do not encrypt; nobody has to sign in. */
  readonly plain?: boolean;
  readonly hidePIPELINING?: boolean;
}

export const USER = "billing@example.edu";
export const PASSWORD = "p@ss:w/rd%";

export class MailServer {
  readonly delivered: Delivered[] = [];
  /** Connections made so far. */
  connections = 0;
  /** Addresses it takes no mail for. */
  readonly unknown = new Set<string>();
  /** What happens to the next message once its bytes are there. */
  next: "take" | "take and break off" | "refuse" | "later" = "take";
  /** Sees every message before it is taken. */
  watch: ((receivers: readonly string[]) => Promise<void>) | null = null;
  /** Breaks the connection off before the next message's sender is taken. */
  breakBefore = false;
  private readonly server: SMTPServer;
  private last: { destroy(): void } | null = null;

  private constructor(options: MailServerOptions) {
    this.server = new SMTPServer({
      secure: options.secure === true,
      hidePIPELINING: options.hidePIPELINING === true,
      authOptional: options.plain === true,
      disabledCommands: options.plain === true ? ["STARTTLS"] : [],
      onAuth: (auth, _session, done) =>
        auth.username === USER && auth.password === PASSWORD
          ? done(null, { user: USER })
          : done(new Error("Invalid username or password")),
      onMailFrom: (_address, _session, done) => {
        if (!this.breakBefore) return done();
        this.breakBefore = false;
        this.breakOff();
      },
      onRcptTo: ({ address }, _session, done) =>
        this.unknown.has(address)
          ? done(Object.assign(new Error("No such user here"), { responseCode: 550 }))
          : done(),
      // A message that breaks off before its end is none.
      onData: (stream, session, done) => void this.take(stream, session, done).catch(() => undefined),
    });
    // A connection that a test breaks off.
    this.server.on("error", () => undefined);
    this.server.server.on(options.secure === true ? "secureConnection" : "connection", (socket) => {
      this.connections++;
      this.last = socket as { destroy(): void };
    });
  }

  static async start(options: MailServerOptions = {}): Promise<MailServer> {
    const mailServer = new MailServer(options);
    await new Promise<void>((done) => mailServer.server.listen(0, "127.0.0.1", done));
    return mailServer;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => this.server.close(done));
  }

  private breakOff(): void {
    this.last?.destroy();
  }

  private async take(
    stream: Readable,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
    const { next } = this;
    this.next = "take";
    if (next === "refuse") return done(Object.assign(new Error("Message rejected"), { responseCode: 554 }));
    if (next === "later") return done(Object.assign(new Error("Mailbox full"), { responseCode: 452 }));
    const { mailFrom, rcptTo } = session.envelope;
    await this.watch?.(rcptTo.map(({ address }) => address));
    this.delivered.push({
      from: mailFrom === false ? "" : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      bytes: Buffer.concat(parts),
      secure: session.secure,
      user: String(session.user ?? ""),
    });
    if (next === "take and break off") this.breakOff();
    else done();
  }
}
