/**
 * Signs a person in to Microsoft 365, only when something needs it: by the account Office has, without a question where
 * that is enough, else in a window. Tokens stay in MSAL's session cache; nothing here keeps one.
 */
import type { AccountInfo, AuthenticationResult } from "@azure/msal-browser";
import type { SignIn } from "../../ports/sign-in";
import type { MsalClient } from "./client";
import { explained, isBlocked, mayAsk } from "./errors";
import type { DialogRequest } from "./office-dialog";

export interface SignInOptions {
  /** Made once, when it is first needed. */
  readonly open: () => Promise<MsalClient>;
  /** The address that Office is signed in with; "" where it does not say. */
  readonly loginHint: () => Promise<string>;
  /** Whether Office itself signs in (the requirement set NestedAppAuth 1.1). */
  readonly nested: boolean;
  /** In a dialog of Office's own; null where it has none. */
  readonly dialog: ((request: DialogRequest) => Promise<AuthenticationResult>) | null;
}

export class MsalSignIn implements SignIn {
  private client: Promise<MsalClient> | null = null;
  /** The window that is open: a second question waits for the first's answer. */
  private asking: Promise<AuthenticationResult> | null = null;

  constructor(private readonly options: SignInOptions) {}

  async account(): Promise<{ readonly name: string; readonly address: string } | null> {
    const account = accountOf(await this.opened());
    return account === null ? null : { name: account.name ?? "", address: account.username };
  }

  async token(scopes: readonly string[]): Promise<string> {
    const client = await this.opened();
    const hint = accountOf(client)?.username ?? (await this.options.loginHint().catch(() => ""));
    try {
      return taken(client, await this.silently(client, scopes, hint));
    } catch (error) {
      if (!mayAsk(error)) throw explained(error, scopes);
    }
    if (this.asking !== null) {
      // What is wanted here may have been given there.
      await this.asking.catch(() => undefined);
      return await this.token(scopes);
    }
    this.asking = this.asked(client, scopes, hint);
    try {
      return taken(client, await this.asking);
    } finally {
      this.asking = null;
    }
  }

  private async opened(): Promise<MsalClient> {
    this.client ??= this.options.open();
    try {
      return await this.client;
    } catch (error) {
      this.client = null;
      throw explained(error, []);
    }
  }

  private async silently(
    client: MsalClient,
    scopes: readonly string[],
    hint: string,
  ): Promise<AuthenticationResult> {
    const account = accountOf(client);
    if (account !== null) return await client.acquireTokenSilent({ scopes: [...scopes], account });
    // On the web the browser's own session is asked, which has to be told whose.
    if (hint !== "") return await client.ssoSilent({ scopes: [...scopes], loginHint: hint });
    if (this.options.nested) return await client.acquireTokenSilent({ scopes: [...scopes] });
    throw Object.assign(new Error("Nobody is known yet."), { errorCode: "no_account_error" });
  }

  private async asked(
    client: MsalClient,
    scopes: readonly string[],
    hint: string,
  ): Promise<AuthenticationResult> {
    const { dialog } = this.options;
    const by = hint === "" ? { prompt: "select_account" } : { loginHint: hint };
    try {
      return await client.acquireTokenPopup({ scopes: [...scopes], ...by });
    } catch (error) {
      if (dialog === null || !isBlocked(error)) throw explained(error, scopes);
    }
    try {
      const result = await dialog({ scopes, loginHint: hint });
      await client.hydrateCache(result, { scopes: [...scopes] });
      return result;
    } catch (error) {
      throw explained(error, scopes);
    }
  }
}

function accountOf(client: MsalClient): AccountInfo | null {
  return client.getActiveAccount() ?? client.getAllAccounts()[0] ?? null;
}

/** From now on this is who is signed in. */
function taken(client: MsalClient, { account, accessToken }: AuthenticationResult): string {
  client.setActiveAccount(account);
  return accessToken;
}
