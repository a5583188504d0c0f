/** Who may do what: accounts, the shared mailboxes they may use, and their tokens. */
import { Refused } from "./errors";

export interface Account {
  readonly address: string;
  readonly name: string;
  /** Addresses of shared mailboxes this account has been given. */
  readonly shared: readonly string[];
}

interface Token {
  readonly account: string;
  readonly scopes: readonly string[];
  expired: boolean;
}

export class Accounts {
  private readonly all = new Map<string, Account>();
  private readonly tokens = new Map<string, Token>();

  add(account: Omit<Account, "shared"> & { readonly shared?: readonly string[] }): void {
    this.all.set(account.address, { shared: [], ...account });
  }

  get(address: string): Account {
    const account = this.all.get(address);
    if (account === undefined)
      throw new Refused(404, "ErrorInvalidUser", `The requested user '${address}' is invalid.`);
    return account;
  }

  /** A token for these permissions; `text` where a test wants it to read so. */
  token(address: string, scopes: readonly string[], text = `token-${String(this.tokens.size + 1)}`): string {
    this.tokens.set(text, { account: this.get(address).address, scopes, expired: false });
    return text;
  }

  /** All tokens given so far answer 401 from now on. */
  expire(): void {
    for (const token of this.tokens.values()) token.expired = true;
  }

  /** @throws Refused 401 without a token that is good, 403 without one of the permissions */
  check(authorization: string | undefined, scopes: readonly string[]): Token {
    const token = this.tokens.get(/^Bearer (\S+)$/.exec(authorization ?? "")?.[1] ?? "");
    if (token === undefined) {
      throw new Refused(401, "InvalidAuthenticationToken", "Access token is empty.");
    }
    if (token.expired) {
      throw new Refused(
        401,
        "InvalidAuthenticationToken",
        "Lifetime validation failed, the token is expired.",
      );
    }
    if (!scopes.some((scope) => token.scopes.includes(scope))) {
      throw new Refused(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    }
    return token;
  }
}
