/** POST /stand-in/token: a token, as Microsoft's sign-in would give it to a page that cannot reach into the stand-in. */
import { z } from "zod";
import type { Answer, Call, Route } from "./route";
import { bodyAs } from "./shape";

const asked = z.strictObject({ account: z.string(), scopes: z.array(z.string()) });

export const TOKEN_ROUTES: readonly Route[] = [
  {
    method: "POST",
    path: /^\/stand-in\/token$/,
    scopes: [],
    handle(call: Call): Answer {
      const { account, scopes } = bodyAs(call, asked);
      const { name, address } = call.host.accounts.get(account);
      return { status: 200, json: { name, address, token: call.host.accounts.token(address, scopes) } };
    },
  },
];
