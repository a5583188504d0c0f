/** Picks the adapters for Microsoft 365: MSAL signs in, Graph sends. Loaded on demand, by microsoft-365.ts alone. */
import { outlookSender } from "../../src/adapters/graph/outlook";
import { openClient } from "../../src/adapters/msal/client";
import { readDeployment, type Deployment } from "../../src/adapters/msal/deployment";
import { signInByDialog, type OfficeDialogs } from "../../src/adapters/msal/office-dialog";
import { MsalSignIn } from "../../src/adapters/msal/sign-in";
import type { OneDrive, PaneHost } from "../pane-host";
import { besideWorkbook } from "./one-drive";
import { workbookAddress } from "./workbook-address";

export function openMicrosoft365(
  address: string,
): Pick<PaneHost, "signIn" | "outlook"> & { readonly oneDrive: Pick<OneDrive, "open"> } {
  const deployment = readOnce(address);
  const signIn = new MsalSignIn({
    open: async () => await openClient(await deployment(), address),
    loginHint,
    nested: Office.context.requirements.isSetSupported("NestedAppAuth", "1.1"),
    dialog: (request) => signInByDialog(dialogs(), address, request),
  });
  return {
    signIn,
    outlook: async ({ mailbox, draftsOnly, waits }) => {
      const { graph } = await deployment();
      const wait = telling(waits);
      return outlookSender({ signIn, sharedMailbox: mailbox, draftsOnly, baseUrl: graph, wait });
    },
    oneDrive: {
      open: async (waits) => {
        const { graph } = await deployment();
        return await besideWorkbook(workbookAddress(), { signIn, graph, wait: telling(waits) });
      },
    },
  };
}

/** Waits, and tells that it does. */
function telling(waits: (milliseconds: number) => void): (milliseconds: number) => Promise<void> {
  return async (milliseconds) => {
    waits(milliseconds);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  };
}

/** Read once; again where it could not be had. */
function readOnce(address: string): () => Promise<Deployment> {
  let known: Promise<Deployment> | null = null;
  return async () => {
    known ??= readDeployment(address);
    try {
      return await known;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}

/** The account that Office itself is signed in with; an Office that does not tell fails, or has no such function. */
async function loginHint(): Promise<string> {
  return (await Office.auth.getAuthContext()).userPrincipalName;
}

/** Office's events are told by name, so that its types are not needed where the dialog is understood. */
function dialogs(): OfficeDialogs {
  return Office.context.ui as unknown as OfficeDialogs;
}
