/** Failures of Microsoft Graph: as they came, and in words for a person. */
import { z } from "zod";
import { AskedToWait } from "../../core/asked-to-wait";
import { HostFailure } from "../../core/problem";

/** A request failed. Inside this folder only: what leaves it is a HostFailure or a Refusal. */
export class GraphFailure extends Error {
  constructor(
    /** 0 when no answer came: it may have had its effect. */
    readonly status: number,
    /** Graph's own: "ErrorItemNotFound". */
    readonly code: string,
    message: string,
    /** Retry-After as it came. */
    readonly retryAfter: string | null,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }

  static async of(response: Response): Promise<GraphFailure> {
    const { code, message } = errorIn(await response.text().catch(() => ""));
    return new GraphFailure(response.status, code, message, response.headers.get("Retry-After"));
  }
}

/** Graph asks to wait for longer than a run should: until then nothing is asked of it. */
export class AskedTooLong extends GraphFailure {
  constructor(
    status: number,
    /** Milliseconds since 1970, as the time at which this was asked. */
    readonly until: number,
    readonly since: number,
    options?: { cause?: unknown },
  ) {
    super(status, "", "", null, options);
  }
}

function errorIn(body: string): { readonly code: string; readonly message: string } {
  try {
    return ERROR.parse(JSON.parse(body)).error;
  } catch {
    return { code: "", message: "" }; // A gateway's page.
  }
}

const ERROR = z.object({ error: z.object({ code: z.string().catch(""), message: z.string().catch("") }) });

/** No answer came. */
export function networkFailure(cause: unknown): GraphFailure {
  return new GraphFailure(0, "network", cause instanceof Error ? cause.message : String(cause), null, {
    cause,
  });
}

/** Whether the request may have had its effect all the same. */
export const isUnsure = (error: unknown): error is GraphFailure =>
  error instanceof GraphFailure && (error.status === 0 || error.status >= 500);

/** What a person is told of a failure: what was being done, what was written, and what the request needs. */
export interface Telling {
  /** "The draft to a@example.edu could not be made", without a full stop. */
  readonly what: string;
  readonly written: string;
  /** The permission the request needs: "Mail.Send". */
  readonly needs: string;
  /** A sentence for a place that is not there (404). */
  readonly missing: string;
}

/** @returns the error to throw */
export function told(error: unknown, { what, written, needs, missing }: Telling): unknown {
  if (!(error instanceof GraphFailure)) return error;
  if (error instanceof AskedTooLong) {
    const until = clockTime(error);
    const why = `Microsoft 365 asks to wait until ${until}; go on then.`;
    return new AskedToWait(`${what}: ${why}`, written, until, { cause: error });
  }
  return new HostFailure(`${what}: ${reason(error, needs, missing)}`, written, { cause: error });
}

/** As a person's clock shows it: the next full minute, so that who goes on then does not come too early. */
function clockTime({ until, since }: AskedTooLong): string {
  const at = new Date(Math.ceil(until / MINUTE) * MINUTE);
  const time = `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
  if (at.toDateString() === new Date(since).toDateString()) return time;
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())} ${time}`;
}

const MINUTE = 60_000;
const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** Our own, for an answer that Graph cannot have given. */
export const FOREIGN = "foreign";

/** Our own, for what Graph answers with a bare 403. */
export const LARGE_IN_SHARED = "LargeAttachmentInSharedMailbox";

const REASONS: Readonly<Record<string, string>> = {
  ErrorSendAsDenied:
    "this account may not send with that From address. Have it allowed to, or correct the address under Settings.",
  ErrorInvalidRecipients: "Outlook does not accept one of its addresses. Correct it under People.",
  ErrorMessageSizeExceeded: "it is larger than the mailbox may send.",
  ErrorAttachmentSizeLimitExceeded: "an attachment is larger than the mailbox takes.",
  [FOREIGN]:
    "something else answered in Microsoft 365's place, such as the sign-in page of a network. Open a web page in a browser, sign in where it asks for it, and try again.",
  [LARGE_IN_SHARED]:
    "Microsoft 365 does not take files of 3 MB and more for a shared mailbox here. Send this mail from your own mailbox.",
  ErrorQuotaExceeded: "the mailbox is full. Make room in it and try again.",
  ErrorItemNotFound: "it is not there any more. Somebody may have deleted it in Outlook. Try again.",
};

function reason({ status, code, message }: GraphFailure, needs: string, missing: string): string {
  const known = REASONS[code];
  if (known !== undefined) return known;
  switch (status) {
    case 0:
      return "Microsoft 365 could not be reached. Check the network and try again.";
    case 401:
      return "Microsoft 365 does not accept the sign-in any more. Sign in again and try once more.";
    case 403:
      return `Microsoft 365 does not allow it. It needs the permission ${needs}: ask your administrator for it${answered(code, message)}.`;
    case 404:
      return missing;
    case 413:
      return "it is too large for Microsoft 365.";
    case 429:
      return "Microsoft 365 asks to wait: too many requests. Wait some minutes and try again.";
    default:
      return status >= 500
        ? `Microsoft 365 failed (${String(status)}). Try again in some minutes.`
        : `Microsoft 365 refused it${answered(String(status), code, message)}.`;
  }
}

const answered = (...parts: readonly string[]): string =>
  ` (${parts
    .filter((part) => part !== "")
    .join(", ")
    .replace(/[.\s]+$/, "")})`;
