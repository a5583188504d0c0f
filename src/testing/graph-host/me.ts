/** GET /me: who is signed in. */
import type { Answer, Call, Route } from "./route";

export const ME_ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/me$/, scopes: ["User.Read"], handle: me },
];

function me({ host, account }: Call): Answer {
  const { address, name } = host.accounts.get(account);
  return {
    status: 200,
    json: { id: address, displayName: name, mail: address, userPrincipalName: address },
  };
}
