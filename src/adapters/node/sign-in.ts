/** Signing in to Microsoft 365 from a terminal: a code that is typed in a browser, once; silently from then on. */
import {
  AuthError,
  InteractionRequiredAuthError,
  PublicClientApplication,
  type AccountInfo,
  type INetworkModule,
} from "@azure/msal-node";
import { join } from "node:path";
import { HostFailure, Refusal } from "../../core/problem";
import type { SignIn } from "../../ports/sign-in";
import type { Deployment } from "./deployment";
import { ownFolder, removeOwnFile } from "./own-files";
import { reason } from "./system-errors";
import { tokenFile } from "./token-file";

export interface SignInOptions {
  readonly deployment: Deployment;
  /** Shows the person where to type which code; null where nobody is there to read it. */
  readonly show: ((message: string) => void) | null;
  /** By default OPENCHARGEBACK_LOGIN_URL (for national clouds), else https://login.microsoftonline.com. */
  readonly loginUrl?: string;
  /** By default the program's own. */
  readonly folder?: string;
  /** Instead of MSAL's own requests. */
  readonly network?: INetworkModule;
}

export interface DeviceCodeSignIn extends SignIn {
  /** Forgets the account and deletes the file with its tokens. @returns who it was; null where nobody was */
  signOut(): Promise<string | null>;
}

const PUBLIC_CLOUD = "https://login.microsoftonline.com";

export function deviceCodeSignIn(options: SignInOptions): DeviceCodeSignIn {
  const path = tokenPath(options.folder);
  const app = application(options, path);
  const first = async (): Promise<AccountInfo | null> => (await app.getAllAccounts())[0] ?? null;
  return {
    async account() {
      const account = await first();
      return account === null ? null : { name: account.name ?? "", address: account.username };
    },
    async token(scopes) {
      const account = await first();
      const silent = account === null ? null : await silently(app, account, scopes);
      return silent ?? (await ask(app, options.show, scopes, account));
    },
    async signOut() {
      const account = await first();
      if (account !== null) await app.signOut({ account });
      await removeOwnFile(path);
      return account?.username ?? null;
    },
  };
}

/** `sign-in.json` in the program's own folder. */
export function tokenPath(folder = ownFolder()): string {
  return join(folder, "sign-in.json");
}

function application(options: SignInOptions, path: string): PublicClientApplication {
  const { clientId, tenant } = options.deployment;
  const host = options.loginUrl ?? (process.env["OPENCHARGEBACK_LOGIN_URL"] || PUBLIC_CLOUD);
  return new PublicClientApplication({
    auth: { clientId, authority: `${host.replace(/\/+$/, "")}/${encodeURIComponent(tenant)}` },
    cache: { cachePlugin: tokenFile(path) },
    ...(options.network === undefined ? {} : { system: { networkClient: options.network } }),
  });
}

/** Null where the person has to be asked. */
async function silently(
  app: PublicClientApplication,
  account: AccountInfo,
  scopes: readonly string[],
): Promise<string | null> {
  try {
    return (await app.acquireTokenSilent({ account, scopes: [...scopes] })).accessToken;
  } catch (cause) {
    if (cause instanceof InteractionRequiredAuthError) return null;
    // The refresh token is too old, revoked, or lacks a permission.
    if (cause instanceof AuthError && cause.errorCode === "invalid_grant") return null;
    throw failure(cause);
  }
}

async function ask(
  app: PublicClientApplication,
  show: SignInOptions["show"],
  scopes: readonly string[],
  before: AccountInfo | null,
): Promise<string> {
  if (show === null)
    throw new Refusal(
      before === null
        ? "Nobody is signed in to Microsoft 365. Run openchargeback sign-in once, then this command again. Nothing was written."
        : `${before.username} has to sign in to Microsoft 365 again, or has not allowed ${scopes.join(", ")} yet. Run openchargeback sign-in, then this command again. Nothing was written.`,
    );
  try {
    const result = await app.acquireTokenByDeviceCode({
      scopes: [...scopes],
      deviceCodeCallback: ({ message }) => show(shown(message)),
    });
    if (result === null)
      throw new Refusal("The sign-in was not finished. Run the command again. Nothing was written.");
    await forgetOthers(app, result.account);
    return result.accessToken;
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw refused(cause) ?? failure(cause);
  }
}

/** MSAL hands on an answer without a code as it is: the application is not known, or may not use codes. */
function shown(message: string | undefined): string {
  if (message !== undefined) return message;
  throw new Refusal(
    "Microsoft 365 gave no code to sign in with. Check the client id and the tenant, and that the app registration allows public client flows. Nothing was written.",
  );
}

/** One person at a time, so that nobody sends from another's mailbox by accident. */
async function forgetOthers(app: PublicClientApplication, kept: AccountInfo | null): Promise<void> {
  for (const account of await app.getAllAccounts())
    if (account.homeAccountId !== kept?.homeAccountId) await app.signOut({ account });
}

/** What a person did, or did not do: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code. */
function refused(cause: unknown): Refusal | null {
  if (!(cause instanceof AuthError)) return null;
  const words = `${cause.errorCode} ${cause.errorMessage}`;
  if (/declined|access_denied/.test(words))
    return new Refusal(
      "The sign-in was declined. Run the command again, and accept what it asks for. Nothing was written.",
    );
  if (/device_code_expired|expired_token|code_expired|user_timeout/.test(words))
    return new Refusal("Nobody typed the code in time. Run the command again. Nothing was written.");
  return null;
}

function failure(cause: unknown): HostFailure {
  if (cause instanceof HostFailure) return cause;
  return new HostFailure(
    `Signing in to Microsoft 365 failed: ${reason(cause)} Check the network and try again. Nothing was written.`,
    "nothing",
    { cause },
  );
}
