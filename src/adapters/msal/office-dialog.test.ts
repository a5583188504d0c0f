/** The dialog and its page together: what one sends, the other understands. */
import { BrowserAuthError } from "@azure/msal-browser";
import type { MsalPageClient } from "./client";
import { signInHere } from "./dialog-page";
import { signInByDialog, type OfficeDialogs } from "./office-dialog";
import { resultOf } from "./testing";

const ADDRESS = "https://chargeback.example.edu/excel/taskpane.html";
const request = { scopes: ["Mail.ReadWrite", "Mail.Send"], loginHint: "robin@example.edu" };

/** Office with a dialog whose page does what the test says. */
function office(
  page: (opened: URL, say: (text: string, origin?: string) => void, close: () => void) => void,
) {
  const state = { closed: false };
  const ui: OfficeDialogs = {
    displayDialogAsync(address, _options, callback) {
      const handlers = new Map<string, (event: never) => void>();
      const value = {
        close: () => void (state.closed = true),
        addEventHandler: (type: string, handler: (event: never) => void) => void handlers.set(type, handler),
      };
      callback({ value });
      page(
        new URL(address),
        (message, origin) => handlers.get("dialogMessageReceived")?.({ message, origin } as never),
        () => handlers.get("dialogEventReceived")?.({ error: 12_006 } as never),
      );
    },
  };
  return { ui, state };
}

/** Microsoft in between: the first load goes away, the second comes back. */
function pageClient(back: MsalPageClient["handleRedirectPromise"]): MsalPageClient & { asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    handleRedirectPromise: back,
    acquireTokenRedirect: (r) => Promise.resolve(void asked.push(r)),
  };
}

test("the page asks Microsoft for what the pane wants, and the pane gets what came back", async () => {
  const leaving = pageClient(() => Promise.resolve(null));
  const coming = pageClient(() => Promise.resolve(resultOf("token", request.scopes)));
  const { ui, state } = office((opened, say) => {
    expect(opened.origin + opened.pathname).toBe("https://chargeback.example.edu/excel/sign-in.html");
    void signInHere(() => Promise.resolve(leaving), opened.search, say).then(() =>
      signInHere(() => Promise.resolve(coming), "", say),
    );
  });
  const result = await signInByDialog(ui, ADDRESS, request);
  expect(leaving.asked).toEqual([{ scopes: request.scopes, loginHint: "robin@example.edu" }]);
  expect(result.accessToken).toBe("token");
  expect(result.expiresOn).toEqual(new Date("2025-02-03T10:00:00Z"));
  expect(state.closed).toBe(true);
});

test.each([
  ["Microsoft refuses", new BrowserAuthError("user_cancelled"), "user_cancelled"],
  ["the page fails", new Error("out of memory"), "page_failed"],
])("%s: the pane is told", async (_what, error, code) => {
  const client = pageClient(() => Promise.reject(error));
  const { ui } = office((opened, say) => void signInHere(() => Promise.resolve(client), opened.search, say));
  await expect(signInByDialog(ui, ADDRESS, request)).rejects.toMatchObject({ errorCode: code });
});

test("a page that comes back with nothing asks for nothing again", async () => {
  const client = pageClient(() => Promise.resolve(null));
  const said: string[] = [];
  await signInHere(
    () => Promise.resolve(client),
    "",
    (text) => said.push(text),
  );
  expect(client.asked).toEqual([]);
  expect(said.join()).toContain("no_request");
});

test("who is not known is asked which account", async () => {
  const client = pageClient(() => Promise.resolve(null));
  await signInHere(
    () => Promise.resolve(client),
    "?scopes=Mail.Send",
    () => undefined,
  );
  expect(client.asked).toEqual([{ scopes: ["Mail.Send"], prompt: "select_account" }]);
});

test("closed by the person", async () => {
  const { ui } = office((_opened, _say, close) => close());
  await expect(signInByDialog(ui, ADDRESS, request)).rejects.toMatchObject({ errorCode: "user_cancelled" });
});

test("a message from elsewhere, and one that is none", async () => {
  const { ui } = office((_opened, say) => {
    say(JSON.stringify({ result: { accessToken: "theirs" } }), "https://elsewhere.example.com");
    say("not JSON", "https://chargeback.example.edu");
  });
  await expect(signInByDialog(ui, ADDRESS, request)).rejects.toMatchObject({
    errorCode: "unreadable_answer",
  });
});

test.each([
  [12_007, "interaction_in_progress"],
  [12_009, "popup_window_error"],
  [12_011, "popup_window_error"],
  [12_004, "office_dialog_12004"],
])("Office opens no dialog: %i", async (code, errorCode) => {
  const ui: OfficeDialogs = {
    displayDialogAsync: (_address, _options, callback) => callback({ error: { code, message: "no" } }),
  };
  await expect(signInByDialog(ui, ADDRESS, request)).rejects.toMatchObject({ errorCode });
});
