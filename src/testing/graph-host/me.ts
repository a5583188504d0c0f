/** GET /me: who is signed in. */
import type { Route } from "./route";

export const ME_ROUTES: readonly Route[] = [
  {
    method: "GET",
    path: /^\/me$/,
    scopes: ["User.Read"],
    handle({ host, account }) {
      const { address, name } = host.accounts.get(account);
      return {
        status: 200,
        json: { id: address, displayName: name, mail: address, userPrincipalName: address },
      };
    },
  },
];
