/** Why nobody was signed in, in words: what happened, and who can do what about it. */
import { HostFailure, Refusal } from "../../core/problem";

/** As MSAL's errors are, and as they come out of Office's dialog. */
export interface SignInError {
  readonly errorCode: string;
  readonly errorMessage: string;
}

/** What the permissions let the program do, as people say it. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  "mail.readwrite": "make and look at mails in your mailbox",
  "mail.send": "send mails as you",
  "mail.readwrite.shared": "make and look at mails in mailboxes shared with you",
  "mail.send.shared": "send mails from mailboxes shared with you",
  "files.readwrite": "save files in your OneDrive",
  "files.readwrite.all": "save files in every library that you may write to",
  "user.read": "read your name and address",
};

const CLOSED = ["user_cancelled", "user_canceled"];
const BLOCKED = ["popup_window_error", "empty_window_error"];
const OFFLINE = [
  "no_network_connectivity",
  "network_error",
  "post_request_failed",
  "get_request_failed",
  "endpoints_resolution_error",
  "openid_config_error",
];
/** Microsoft Entra's numbers: not consented, declined, an administrator has to, not allowed by the tenant. */
const CONSENT = /AADSTS(65001|65004|65005|90093|90094|90095|900941|650052)\b/;
const NOT_ASSIGNED = /AADSTS50105\b/;
/** The application, its redirect address or the tenant are not registered as deployment.json says. */
const REGISTRATION = /AADSTS(700016|50011|90002|900023|9002326|50194|500011|700054)\b/;

/** What MSAL says, whichever of its classes it is; null for anything else. */
export function signInError(error: unknown): SignInError | null {
  if (typeof error !== "object" || error === null || !("errorCode" in error)) return null;
  const { errorCode } = error;
  const text = (name: string): string => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" ? value : "";
  };
  if (typeof errorCode !== "string") return null;
  return { errorCode, errorMessage: text("errorMessage") };
}

/** Whether the window could not be opened, so that another may be. */
export function isBlocked(error: unknown): boolean {
  return BLOCKED.includes(signInError(error)?.errorCode ?? "");
}

/** Whether it makes sense to ask the person: not where the network or the registration is at fault. */
export function mayAsk(error: unknown): boolean {
  const known = signInError(error);
  if (known === null) return false;
  return !OFFLINE.includes(known.errorCode) && !REGISTRATION.test(known.errorMessage);
}

/** @param scopes what was asked for */
export function explained(error: unknown, scopes: readonly string[]): Error {
  const known = signInError(error);
  if (known === null) return error instanceof Error ? error : new Error(String(error));
  const { errorCode, errorMessage } = known;
  if (OFFLINE.includes(errorCode))
    return new HostFailure(
      "Microsoft's sign-in cannot be reached. Check the network and try again.",
      "nothing",
      {
        cause: error,
      },
    );
  return refusalOf(errorCode, errorMessage, scopes) ?? strange(errorCode, error);
}

function refusalOf(code: string, message: string, scopes: readonly string[]): Refusal | null {
  if (BLOCKED.includes(code))
    return new Refusal(
      "The browser did not let the sign-in window open. Allow pop-ups for this page, then sign in again. Nothing more was sent.",
    );
  if (CONSENT.test(message) || code === "consent_required" || code === "access_denied")
    return new Refusal(
      `OpenChargeback needs ${permissions(scopes)}, and was not given it. Sign in again and accept it; where your institution lets only administrators accept, ask an administrator of Microsoft 365 to grant it to this add-in. Nothing more was sent.`,
    );
  if (NOT_ASSIGNED.test(message))
    return new Refusal(
      "Your account is not among those who may use this add-in with Microsoft 365. Ask an administrator of Microsoft 365 to assign it to you. Nothing more was sent.",
    );
  if (REGISTRATION.test(message))
    return new Refusal(
      `This deployment is not registered at Microsoft as its deployment.json says (${firstLine(message)}). Ask whoever installed the add-in. Nothing more was sent.`,
    );
  if (CLOSED.includes(code))
    return new Refusal(
      `The sign-in window was closed before anybody was signed in. Sign in again; if the window asked for an administrator's approval, an administrator of Microsoft 365 has to grant ${permissions(scopes)}. Nothing more was sent.`,
    );
  if (code === "interaction_in_progress")
    return new Refusal(
      "A sign-in window is open already. Finish there, or close it and sign in again. Nothing more was sent.",
    );
  return null;
}

function strange(code: string, cause: unknown): HostFailure {
  return new HostFailure(
    `Microsoft's sign-in did not work (${code}). Try again; if it happens again, copy the details and send them to whoever installed the add-in.`,
    "nothing",
    { cause },
  );
}

/** "the permission Mail.Send (send mails as you)" */
function permissions(scopes: readonly string[]): string {
  const named = scopes.map((scope) => {
    const short = scope.slice(scope.lastIndexOf("/") + 1);
    const means = PERMISSIONS[short.toLowerCase()];
    return means === undefined ? short : `${short} (${means})`;
  });
  return `the permission${named.length === 1 ? "" : "s"} ${named.join(", ")}`;
}

function firstLine(message: string): string {
  return (/AADSTS\d+/.exec(message)?.[0] ?? message.split("\n")[0] ?? "").trim();
}
