/** Signing in at MSAL's border: what is asked in which order, and what a person reads when it does not work. */
import { BrowserAuthError, InteractionRequiredAuthError, ServerError } from "@azure/msal-browser";
import { HostFailure, Refusal } from "../../core/problem";
import type { MsalClient } from "./client";
import { MsalSignIn, type SignInOptions } from "./sign-in";
import { ACCOUNT, resultOf } from "./testing";

type Call = (request: unknown) => Promise<ReturnType<typeof resultOf>>;

const refuse =
  (error: Error): Call =>
  () =>
    Promise.reject(error);
const interaction = new InteractionRequiredAuthError(
  "interaction_required",
  "AADSTS50058: nobody is signed in",
);
const blocked = new BrowserAuthError("popup_window_error");

/** A client that writes down what it is asked. */
function msal(answers: { silent?: Call; sso?: Call; popup?: Call }, known = false) {
  const calls: string[] = [];
  let active = known ? ACCOUNT : null;
  const call =
    (name: string, answer: Call | undefined): Call =>
    (request) => {
      calls.push(name);
      return answer === undefined ? Promise.reject(interaction) : answer(request);
    };
  const client: MsalClient = {
    getActiveAccount: () => active,
    getAllAccounts: () => (active === null ? [] : [active]),
    setActiveAccount: (account) => void (active = account),
    acquireTokenSilent: call("silent", answers.silent),
    ssoSilent: call("sso", answers.sso),
    acquireTokenPopup: call("popup", answers.popup),
    hydrateCache: () => Promise.resolve(void calls.push("hydrate")),
  };
  return { client, calls };
}

function signInWith(client: MsalClient, options: Partial<SignInOptions> = {}): MsalSignIn {
  return new MsalSignIn({
    open: () => Promise.resolve(client),
    loginHint: () => Promise.resolve(""),
    nested: false,
    dialog: null,
    ...options,
  });
}

const good: Call = () => Promise.resolve(resultOf("token"));

test.each([
  ["an account that is known", msal({ silent: good }, true), {}, ["silent"]],
  [
    "Office names the account",
    msal({ sso: good }),
    { loginHint: () => Promise.resolve("robin@example.edu") },
    ["sso"],
  ],
  ["Office signs in", msal({ silent: good }), { nested: true }, ["silent"]],
  ["Office signs in, and a permission is new", msal({ popup: good }), { nested: true }, ["silent", "popup"]],
  ["nobody is known", msal({ popup: good }), {}, ["popup"]],
  [
    "Office does not say who",
    msal({ popup: good }),
    { loginHint: () => Promise.reject(new Error("13012")) },
    ["popup"],
  ],
  [
    "the window is blocked",
    msal({ popup: refuse(blocked) }),
    { dialog: () => Promise.resolve(resultOf("token")) },
    ["popup", "hydrate"],
  ],
])("%s", async (_when, { client, calls }, options, expected) => {
  const signIn = signInWith(client, options);
  expect(await signIn.token(["Mail.Send"])).toBe("token");
  expect(calls).toEqual(expected);
  expect(await signIn.account()).toEqual({ name: "Robin Marsh", address: "robin@example.edu" });
});

const server = (message: string) => new ServerError("invalid_client", message);

test.each([
  [
    "closed",
    new BrowserAuthError("user_cancelled"),
    /window was closed.*administrator.*Mail\.Send \(send mails as you\)/,
  ],
  ["blocked, and no dialog", blocked, /did not let the sign-in window open\. Allow pop-ups/],
  ["declined", new ServerError("access_denied", "AADSTS65004: declined"), /needs the permission Mail\.Send/],
  [
    "an administrator has to consent",
    new InteractionRequiredAuthError("interaction_required", "AADSTS90094: admin consent"),
    /ask an administrator of Microsoft 365 to grant it/,
  ],
  ["not assigned", server("AADSTS50105: not assigned"), /not among those who may use this add-in/],
  ["not registered", server("AADSTS700016: not found\nTrace"), /not registered.*\(AADSTS700016\)/],
  ["a window is open", new BrowserAuthError("interaction_in_progress"), /open already/],
])("refused in words: %s", async (_what, error, words) => {
  const { client } = msal({ popup: refuse(error) });
  const failure: unknown = await signInWith(client)
    .token(["https://graph.microsoft.com/Mail.Send"])
    .catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(Refusal);
  expect((failure as Refusal).message).toMatch(words);
});

test.each([
  [true, { name: "Robin Marsh", address: "robin@example.edu" }],
  [false, null],
])("who is known from before (%s) is told, and nobody is asked", async (known, expected) => {
  const { client, calls } = msal({}, known);
  expect(await signInWith(client).account()).toEqual(expected);
  expect(calls).toEqual([]);
});

test("without the network nobody is asked, and trying again makes sense", async () => {
  const { client, calls } = msal({ silent: refuse(new BrowserAuthError("no_network_connectivity")) }, true);
  await expect(signInWith(client).token(["Mail.Send"])).rejects.toBeInstanceOf(HostFailure);
  expect(calls).toEqual(["silent"]);
});

test("what nobody foresaw is told with its code", async () => {
  const { client } = msal({ popup: refuse(new BrowserAuthError("crypto_nonexistent")) });
  await expect(signInWith(client).token(["Mail.Send"])).rejects.toThrow(
    /did not work \(crypto_nonexistent\)/,
  );
});

test("two that ask at once get one window", async () => {
  let given = false;
  const { client, calls } = msal({
    silent: () => (given ? good(null) : Promise.reject(interaction)),
    popup: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      given = true;
      return resultOf("token");
    },
  });
  const signIn = signInWith(client, { nested: true });
  expect(await Promise.all([signIn.token(["Mail.Send"]), signIn.token(["Mail.Send"])])).toEqual([
    "token",
    "token",
  ]);
  expect(calls.filter((call) => call === "popup")).toHaveLength(1);
});

test("a client that could not be made is made again the next time", async () => {
  const { client } = msal({ popup: good });
  let tries = 0;
  const open = () => (++tries === 1 ? Promise.reject(new Refusal("Not set up.")) : Promise.resolve(client));
  const signIn = signInWith(client, { open });
  await expect(signIn.token(["Mail.Send"])).rejects.toThrow("Not set up.");
  expect(await signIn.token(["Mail.Send"])).toBe("token");
});
