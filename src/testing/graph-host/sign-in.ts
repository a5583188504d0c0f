/** A sign-in at the stand-in: tokens without asking, for what the account was given. */
import { Refusal } from "../../core/problem";
import type { SignIn } from "../../ports/sign-in";
import type { GraphHost } from "./host";

/** @param granted what the person agrees to; everything when left out */
export function signInAs(host: GraphHost, address: string, granted?: readonly string[]): SignIn {
  return {
    account: () => Promise.resolve({ name: host.accounts.get(address).name, address }),
    token(scopes) {
      const missing = scopes.filter((scope) => granted !== undefined && !granted.includes(scope));
      if (missing.length > 0) return Promise.reject(new Refusal(`${missing.join(", ")} was not granted.`));
      return Promise.resolve(host.accounts.token(address, scopes));
    },
  };
}
