/** Whose mailbox a request means, and whether it may. */
import { Refused } from "../errors";
import type { Call } from "../route";
import type { Mailbox } from "./mailbox";

/** The start of every mail path; `user` is missing for the own mailbox. */
export const OF = "^/(?:me|users/(?<user>[^/]+))";

/** The permissions a route takes at all; which of them it needs, `mailboxOf` decides. */
export const WRITE = ["Mail.ReadWrite", "Mail.ReadWrite.Shared"];
export const SEND = ["Mail.Send", "Mail.Send.Shared"];

/** @throws Refused 403 without the permission for a shared mailbox, or the mailbox itself; 404 where there is none */
export function mailboxOf(call: Call, permissions: readonly string[] = WRITE): Mailbox {
  const { host, account, scopes, params } = call;
  const address = params["user"] ?? account;
  const [own = "", shared = ""] = permissions;
  const denied = new Refused(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  if (address === account) {
    if (!scopes.includes(own) && !scopes.includes(shared)) throw denied;
  } else {
    host.accounts.get(address);
    if (!scopes.includes(shared) || !host.accounts.get(account).shared.includes(address)) throw denied;
  }
  return host.state.mailbox(address);
}
