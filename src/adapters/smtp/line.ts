/** One connection to a mail server, opened when it is needed and again after it broke. */
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { Readable } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import type { SmtpServer } from "./server";
import { notReached, notTaken, recipientsRefused, type SmtpError } from "./words";

export interface LineOptions {
  /** For Node's TLS: a certificate authority of the institution's own. */
  readonly tls?: ConnectionOptions;
  /** Milliseconds without a byte until the connection counts as broken; 10 minutes (RFC 5321, 4.5.3.2.6). */
  readonly patience?: number;
}

/** Nodemailer writes the server's answers into the envelope it is given. */
interface Envelope {
  readonly from: string;
  readonly to: string[];
  readonly size: number;
  readonly rejectedErrors?: readonly SmtpError[];
}

export class SmtpLine {
  private connection: SMTPConnection | null = null;

  constructor(
    private readonly server: SmtpServer,
    private readonly options: LineOptions = {},
  ) {}

  /** @throws HostFailure when the server is not there, is not encrypted, or does not take the user */
  async open(): Promise<SMTPConnection> {
    if (this.connection !== null) return this.connection;
    const connection = this.newConnection();
    try {
      await answered<void>(connection, (done) => connection.connect(done));
      const { login } = this.server;
      if (login !== null) {
        const credentials = { user: login.user, pass: login.password };
        await answered<unknown>(connection, (done) => connection.login({ credentials }, done));
      }
    } catch (cause) {
      connection.close();
      throw notReached(this.server, cause as SmtpError);
    }
    this.connection = connection;
    return connection;
  }

  /**
   * Hands a message over to everyone or to nobody.
   * @returns Unknown when the connection broke after the message began and before the server answered
   * @throws HostFailure when the server certainly did not take it
   */
  async deliver(from: string, to: readonly string[], bytes: Uint8Array): Promise<"Sent" | "Unknown"> {
    const connection = await this.open();
    const envelope: Envelope = { from, to: [...to], size: bytes.length };
    let begun = false;
    const message = new Readable({
      // First asked for when the server has answered DATA with 354. Cut off here, it drops the message.
      read() {
        const refused = envelope.rejectedErrors ?? [];
        if (refused.length > 0) return void this.destroy(recipientsRefused(refused));
        begun = true;
        this.push(bytes);
        this.push(null);
      },
    });
    try {
      await answered<unknown>(connection, (done) => connection.send(envelope, message, done));
      return "Sent";
    } catch (cause) {
      // Whatever state the conversation is in, the next message begins a new one.
      this.close();
      const error = cause as SmtpError;
      if (begun && error.responseCode === undefined) return "Unknown";
      throw notTaken(error);
    }
  }

  close(): void {
    this.connection?.close();
    this.connection = null;
  }

  private newConnection(): SMTPConnection {
    const { host, port, tls } = this.server;
    const connection = new SMTPConnection({
      host,
      port,
      secure: tls === "at once",
      requireTLS: tls === "starttls",
      ignoreTLS: tls === "none",
      ...(this.options.tls === undefined ? {} : { tls: this.options.tls }),
      ...(this.options.patience === undefined ? {} : { socketTimeout: this.options.patience }),
    });
    // Errors reach whoever waits for an answer; between two messages nobody does.
    connection.on("error", () => undefined);
    connection.once("end", () => {
      if (this.connection === connection) this.connection = null;
    });
    return connection;
  }
}

/** The answer to a command; a connection that breaks instead of answering rejects. */
async function answered<T>(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null, answer?: T) => void) => void,
): Promise<T | undefined> {
  return await new Promise<T | undefined>((resolve, reject) => {
    // The command's own error comes in the same turn and says more.
    const ended = (): void => void setImmediate(() => finish(new Error("The connection was closed")));
    const failed = (error: Error): void => finish(error);
    const finish = (error?: Error | null, answer?: T): void => {
      connection.off("error", failed);
      connection.off("end", ended);
      if (error) reject(error);
      else resolve(answer);
    };
    connection.once("error", failed);
    connection.once("end", ended);
    ask(finish);
  });
}
