/**
 * In place of MSAL's package in the preview's build: a client that signs in to the stand-in for Graph. What it keeps and
 * how it fails is as with MSAL; the window that would ask is answered by the preview's switch.
 */
import type { AccountInfo, AuthenticationResult, IPublicClientApplication } from "@azure/msal-browser";
import { ANSWERS, type SignInAnswer } from "./sign-in-answers";

type Client = Pick<
  IPublicClientApplication,
  | "getActiveAccount"
  | "getAllAccounts"
  | "setActiveAccount"
  | "acquireTokenSilent"
  | "ssoSilent"
  | "acquireTokenPopup"
  | "hydrateCache"
>;

/** Who sits at the preview. */
const ME = "robin@example.edu";
const KEPT = "openchargeback.preview.account";

export function createNestablePublicClientApplication(): Promise<Client> {
  const kept = (): AccountInfo | null => {
    const text = sessionStorage.getItem(KEPT);
    return text === null ? null : (JSON.parse(text) as AccountInfo);
  };
  const silent = async ({ scopes = [] }: { scopes?: string[] }): Promise<AuthenticationResult> => {
    const account = kept();
    if (account === null) throw failure("interaction_required", "Nobody is signed in.");
    return await tokenFor(account.username, scopes);
  };
  return Promise.resolve({
    getActiveAccount: kept,
    getAllAccounts: () => [kept()].flatMap((account) => account ?? []),
    setActiveAccount: (account) => sessionStorage.setItem(KEPT, JSON.stringify(account)),
    acquireTokenSilent: silent,
    ssoSilent: silent,
    acquireTokenPopup: async ({ scopes }) => {
      const answer: SignInAnswer = window.openchargebackPreview?.signIn ?? "yes";
      const { code, message } = ANSWERS[answer];
      if (code !== "") throw failure(code, message);
      return await tokenFor(ME, scopes);
    },
    hydrateCache: () => Promise.resolve(),
  });
}

/** The preview opens no dialogs. */
export function createStandardPublicClientApplication(): never {
  throw new Error("The preview has no page for a dialog.");
}

async function tokenFor(account: string, scopes: string[]): Promise<AuthenticationResult> {
  const { graph } = (await (await fetch("deployment.json")).json()) as { graph: string };
  const answer = await fetch(`${graph}/stand-in/token`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ account, scopes }),
  }).catch((error: unknown) => {
    throw failure("no_network_connectivity", String(error));
  });
  const { name, address, token } = (await answer.json()) as { name: string; address: string; token: string };
  const known: AccountInfo = {
    homeAccountId: address,
    localAccountId: address,
    environment: "stand-in",
    tenantId: "stand-in",
    username: address,
    name,
  };
  return {
    authority: "",
    uniqueId: address,
    tenantId: "stand-in",
    scopes,
    account: known,
    idToken: "",
    idTokenClaims: {},
    accessToken: token,
    fromCache: false,
    expiresOn: null,
    tokenType: "Bearer",
    correlationId: "",
  };
}

function failure(errorCode: string, errorMessage: string): Error {
  return Object.assign(new Error(`${errorCode}: ${errorMessage}`), { errorCode, errorMessage });
}
