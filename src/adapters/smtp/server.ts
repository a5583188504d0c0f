/** Which mail server, and who sends: from an address such as smtps://user:password@smtp.example.edu. */
import { Refusal } from "../../core/problem";

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** From the first byte; else STARTTLS; else none, where a person said so. */
  readonly tls: "at once" | "starttls" | "none";
  readonly login: { readonly user: string; readonly password: string } | null;
}

const PORTS = { "at once": 465, starttls: 587, none: 587 };

/**
 * `smtps://` encrypts at once, `smtp://` after STARTTLS and sends nothing where the server does not offer it;
 * `smtp://…?tls=none` does not encrypt. Special characters of the user and the password are percent-encoded.
 * @param text of OPENCHARGEBACK_SMTP_URL: never on the command line, where every user of the machine can read it
 * @throws Refusal, which does not repeat the text: it holds a password
 */
export function smtpServer(text: string | undefined): SmtpServer {
  if (text === undefined || text === "")
    throw new Refusal(
      "Name the mail server in the environment: OPENCHARGEBACK_SMTP_URL=smtps://user:password@smtp.example.edu. Nothing was sent.",
    );
  const url = URL.canParse(text) ? new URL(text) : null;
  const tls = url === null ? null : encryption(url);
  if (url === null || tls === null || url.hostname === "" || !["", "/"].includes(url.pathname))
    throw unread();
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? PORTS[tls] : Number(url.port),
    tls,
    login: url.username === "" ? null : { user: decoded(url.username), password: decoded(url.password) },
  };
}

function encryption(url: URL): SmtpServer["tls"] | null {
  const asked = url.searchParams.get("tls");
  if (url.protocol === "smtps:") return asked === null ? "at once" : null;
  if (url.protocol !== "smtp:") return null;
  if (asked === null) return "starttls";
  return asked === "none" ? "none" : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unread();
  }
}

function unread(): Refusal {
  return new Refusal(
    "OPENCHARGEBACK_SMTP_URL is not the address of a mail server. Write smtps://user:password@smtp.example.edu, or smtp://user:password@smtp.example.edu:587; a % in the password is written %25, an @ %40. Nothing was sent.",
  );
}
