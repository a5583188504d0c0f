/** Microsoft 365 for main.ts: its program is loaded when a person first wants something of it. */
import type { SignIn } from "../src/ports/sign-in";
import { workbookAddress } from "./microsoft-365/workbook-address";
import type { OneDrive, PaneHost } from "./pane-host";

type Microsoft365 = Pick<PaneHost, "signIn" | "outlook"> & { readonly oneDrive: Pick<OneDrive, "open"> };

/** @param address of the pane's page */
export function microsoft365(address: string): Pick<PaneHost, "signIn" | "outlook" | "oneDrive"> {
  let loaded: Promise<Microsoft365> | null = null;
  const load = async (): Promise<Microsoft365> => {
    loaded ??= import("./microsoft-365/open").then(({ openMicrosoft365 }) => openMicrosoft365(address));
    try {
      return await loaded;
    } catch (error) {
      loaded = null;
      throw error;
    }
  };
  const signIn: SignIn = {
    // Who never signed in here is nobody: to know it, nothing has to be loaded.
    account: async () => (loaded === null ? null : await (await load()).signIn.account()),
    token: async (scopes) => await (await load()).signIn.token(scopes),
  };
  return {
    signIn,
    outlook: async (request) => await (await load()).outlook(request),
    oneDrive: {
      address: workbookAddress,
      open: async (waits) => await (await load()).oneDrive.open(waits),
    },
  };
}
