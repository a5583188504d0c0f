/** Failures of Microsoft Graph: as they came, and in words for a person. */
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
    const { code = "", message = "" } = errorIn(await response.text().catch(() => ""));
    return new GraphFailure(response.status, code, message, response.headers.get("Retry-After"));
  }
}

function errorIn(body: string): { readonly code?: string; readonly message?: string } {
  try {
    return (JSON.parse(body) as { error?: { code?: string; message?: string } }).error ?? {};
  } catch {
    return {}; // A gateway's page.
  }
}

/** No answer came. */
export function networkFailure(cause: unknown): GraphFailure {
  return new GraphFailure(0, "network", cause instanceof Error ? cause.message : String(cause), null, {
    cause,
  });
}

/** What a person is told of a failure: what was being done, what was written, and what the answer needs. */
export interface Telling {
  /** "The mail to a@example.edu could not be drafted". */
  readonly what: string;
  readonly written: string;
  /** Permissions the request needs. */
  readonly scopes: readonly string[];
  /** Said when it is not there (404). */
  readonly missing?: string;
}

/** @returns the error to throw */
export function told(error: unknown, { what, written, scopes, missing }: Telling): unknown {
  if (!(error instanceof GraphFailure)) return error;
  return new HostFailure(`${what}: ${reason(error, scopes, missing)}`, written, { cause: error });
}

function reason(
  { status, code, message }: GraphFailure,
  scopes: readonly string[],
  missing?: string,
): string {
  switch (status) {
    case 0:
      return "Microsoft 365 could not be reached. Check the network and try again.";
    case 401:
      return "Microsoft 365 does not accept the sign-in any more. Sign in again and try once more.";
    case 403:
      return `Microsoft 365 does not allow it. It needs the permission ${scopes.join(" and ")}; ask your administrator (${said(code, message)}).`;
    case 404:
      return missing ?? `it was not found (${said(code, message)}).`;
    case 413:
      return "it is too large for Microsoft 365.";
    case 429:
      return "Microsoft 365 asks to wait: too many requests. Wait some minutes and try again.";
    default:
      return status >= 500
        ? `Microsoft 365 has a failure of its own (${String(status)}). Try again in some minutes.`
        : `Microsoft 365 refused it (${String(status)}, ${said(code, message)}).`;
  }
}

const said = (code: string, message: string): string =>
  [code, message].filter((text) => text !== "").join(": ");
