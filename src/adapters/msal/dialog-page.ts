/** What the page in Office's dialog does: it goes to Microsoft, comes back to itself, and tells the pane. */
import type { MsalPageClient } from "./client";
import { signInError } from "./errors";

/**
 * @param search of the page's address: what the pane asks for; blank when the page comes back
 * @param tell sends a text to the pane
 */
export async function signInHere(
  open: () => Promise<MsalPageClient>,
  search: string,
  tell: (text: string) => void,
): Promise<void> {
  const asked = new URLSearchParams(search);
  const scopes = (asked.get("scopes") ?? "").split(" ").filter((scope) => scope !== "");
  const loginHint = asked.get("hint");
  try {
    const client = await open();
    const result = await client.handleRedirectPromise();
    if (result !== null) return tell(JSON.stringify({ result }));
    if (scopes.length === 0) return refuse(tell, "no_request", "The page was opened without a request.");
    const by = loginHint === null ? { prompt: "select_account" } : { loginHint };
    await client.acquireTokenRedirect({ scopes, ...by });
  } catch (error) {
    const { errorCode, errorMessage } = signInError(error) ?? {
      errorCode: "page_failed",
      errorMessage: String(error),
    };
    refuse(tell, errorCode, errorMessage);
  }
}

function refuse(tell: (text: string) => void, errorCode: string, errorMessage: string): void {
  tell(JSON.stringify({ error: { errorCode, errorMessage } }));
}
