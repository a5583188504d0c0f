/** What a mail server's refusals mean, in words for a person. None of them holds the password. */
import { HostFailure } from "../../core/problem";
import type { SmtpServer } from "./server";

/** Nodemailer's errors. */
export interface SmtpError extends Error {
  readonly code?: string;
  /** The server's answer; absent where there was none. */
  readonly response?: string;
  readonly responseCode?: number;
  readonly recipient?: string;
}

/** The connection could not be made. */
export function notReached(server: SmtpServer, cause: SmtpError): HostFailure {
  return new HostFailure(`${why(server, cause)} Nothing was sent.`, "nothing", { cause });
}

function why({ host, port }: SmtpServer, error: SmtpError): string {
  const place = `${host}:${port}`;
  if (error.code === "EAUTH")
    return `The mail server ${place} does not take the user or the password of OPENCHARGEBACK_SMTP_URL: ${answerOf(error)}.`;
  if (error.code === "ETLS")
    return `The mail server ${place} does not encrypt the connection: ${answerOf(error)}. Use smtps://, or add ?tls=none to OPENCHARGEBACK_SMTP_URL where the server is on this machine.`;
  return `The mail server ${place} cannot be reached: ${answerOf(error)}. Check OPENCHARGEBACK_SMTP_URL and the network, then try again.`;
}

/** The server answered the message, or a command before it, with no. */
export function notTaken(error: SmtpError): HostFailure {
  if (error instanceof HostFailure) return error;
  const later =
    error.responseCode !== undefined && error.responseCode < 500
      ? "Try again later."
      : "Correct it and send again.";
  return new HostFailure(
    `The mail server did not take the mail: ${answerOf(error)}. ${later} It was not sent.`,
    "nothing",
    { cause: error },
  );
}

/** Nobody gets the mail where one address is refused: a PI without a statement would go unnoticed. */
export function recipientsRefused(errors: readonly SmtpError[]): HostFailure {
  const each = errors.map((error) => `${error.recipient ?? "an address"} (${answerOf(error)})`);
  return new HostFailure(
    `The mail server does not take mail for ${each.join(", ")}. Correct the address in People and send again. The mail was sent to nobody.`,
    "nothing",
    { cause: errors[0] },
  );
}

function answerOf(error: SmtpError): string {
  return (error.response ?? error.message).replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
