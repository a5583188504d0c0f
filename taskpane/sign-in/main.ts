/** The page in Office's sign-in dialog: a host of its own, which picks its adapters. */
import { openPageClient } from "../../src/adapters/msal/client";
import { readDeployment } from "../../src/adapters/msal/deployment";
import { signInHere } from "../../src/adapters/msal/dialog-page";

const address = location.origin + location.pathname;

void Office.onReady().then(() =>
  signInHere(
    async () => await openPageClient(await readDeployment(address), address),
    location.search,
    (text) => Office.context.ui.messageParent(text),
  ),
);
