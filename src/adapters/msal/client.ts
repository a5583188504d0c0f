/** MSAL as this program uses it: the few methods, and how a client is made. */
import {
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type Configuration,
  type IPublicClientApplication,
} from "@azure/msal-browser";
import type { Deployment } from "./deployment";

/** What the pane calls. */
export type MsalClient = Pick<
  IPublicClientApplication,
  | "getActiveAccount"
  | "getAllAccounts"
  | "setActiveAccount"
  | "acquireTokenSilent"
  | "ssoSilent"
  | "acquireTokenPopup"
  | "hydrateCache"
>;

/** What the page in Office's dialog calls. */
export type MsalPageClient = Pick<IPublicClientApplication, "handleRedirectPromise" | "acquireTokenRedirect">;

/** Where popups and hidden frames come back to: a page without a script, as MSAL asks for. */
const BACK = "signed-in.html";
/** The page in Office's dialog, which comes back to itself. */
export const DIALOG_PAGE = "sign-in.html";

/**
 * Tokens stay in the session's storage, which ends with the window. Nothing is logged.
 * @param address of the page that asks
 * @param back where the sign-in returns to, relative to it
 */
export function configurationFor(
  deployment: Deployment,
  address: string,
  back: string = BACK,
): Configuration {
  return {
    auth: {
      clientId: deployment.clientId,
      authority: `https://login.microsoftonline.com/${deployment.tenant}`,
      redirectUri: new URL(back, address).href,
      navigateToLoginRequestUrl: false,
    },
    cache: { cacheLocation: "sessionStorage" },
  };
}

/** Office signs in where it can (nested app authentication); else the page does by itself. */
export async function openClient(deployment: Deployment, address: string): Promise<MsalClient> {
  return await createNestablePublicClientApplication(configurationFor(deployment, address));
}

/** For Office's dialog: nothing nests there. */
export async function openPageClient(deployment: Deployment, address: string): Promise<MsalPageClient> {
  return await createStandardPublicClientApplication(configurationFor(deployment, address, DIALOG_PAGE));
}
