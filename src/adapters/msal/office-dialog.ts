/** Signing in within a dialog of Office's own, where the browser opens no window for the pane. */
import type { AuthenticationResult } from "@azure/msal-browser";
import { z } from "zod";
import { DIALOG_PAGE } from "./client";
import type { SignInError } from "./errors";

/** As much of Office.context.ui as is needed. */
export interface OfficeDialogs {
  displayDialogAsync(
    address: string,
    options: { readonly height: number; readonly width: number },
    callback: (result: DialogOpened) => void,
  ): void;
}

interface DialogOpened {
  readonly value?: OfficeDialog;
  readonly error?: { readonly code: number; readonly message: string };
}

interface OfficeDialog {
  close(): void;
  addEventHandler(type: string, handler: (event: DialogEvent) => void): void;
}

/** What the page said, or why the dialog is gone. */
type DialogEvent =
  { readonly message: string; readonly origin?: string | undefined } | { readonly error: number };

export interface DialogRequest {
  readonly scopes: readonly string[];
  readonly loginHint: string;
}

/** Percent of the screen: Microsoft's page needs about 480 by 600 pixels. */
const SIZE = { height: 65, width: 35 };
/** Office.EventType, which is not there before Office.js is. */
const SAID = "dialogMessageReceived";
const CLOSED = "dialogEventReceived";

const account = z.looseObject({
  homeAccountId: z.string(),
  environment: z.string(),
  tenantId: z.string(),
  username: z.string(),
  localAccountId: z.string(),
});
const told = z.union([
  z.object({
    result: z.looseObject({
      accessToken: z.string().min(1),
      idToken: z.string(),
      account,
      scopes: z.array(z.string()),
      expiresOn: z.coerce.date(),
    }),
  }),
  z.object({ error: z.object({ errorCode: z.string(), errorMessage: z.string() }) }),
]);
type Told = z.output<typeof told>;

/**
 * @param address of the pane's page
 * @returns what the dialog's page got of Microsoft
 * @throws what has an MSAL error's code and message
 */
export function signInByDialog(
  ui: OfficeDialogs,
  address: string,
  request: DialogRequest,
): Promise<AuthenticationResult> {
  const page = new URL(DIALOG_PAGE, address);
  page.searchParams.set("scopes", request.scopes.join(" "));
  if (request.loginHint !== "") page.searchParams.set("hint", request.loginHint);
  return new Promise((resolve, reject) => {
    ui.displayDialogAsync(page.href, SIZE, ({ value: dialog, error }) => {
      if (dialog === undefined) return reject(failed(codeOf(error?.code ?? 0), error?.message ?? ""));
      dialog.addEventHandler(CLOSED, () => reject(failed("user_cancelled", "The dialog was closed.")));
      dialog.addEventHandler(SAID, (event) => {
        if (!("message" in event) || (event.origin ?? page.origin) !== page.origin) return;
        dialog.close();
        const answer = read(event.message);
        // Everything MSAL's cache asks of a result is in what MSAL made a text of.
        if (answer !== null && "result" in answer) resolve(answer.result as unknown as AuthenticationResult);
        else reject(answer === null ? failed("unreadable_answer", event.message) : rejectionOf(answer.error));
      });
    });
  });
}

/** Office's numbers for a dialog that does not open: 12007 one is open, 12009 refused, 12011 blocked. */
function codeOf(code: number): string {
  if (code === 12_007) return "interaction_in_progress";
  return code === 12_009 || code === 12_011 ? "popup_window_error" : `office_dialog_${code}`;
}

function read(message: string): Told | null {
  try {
    return told.parse(JSON.parse(message));
  } catch {
    return null;
  }
}

function failed(errorCode: string, errorMessage: string): Error {
  return rejectionOf({ errorCode, errorMessage });
}

function rejectionOf(error: SignInError): Error {
  return Object.assign(new Error(`${error.errorCode}: ${error.errorMessage}`), error);
}
