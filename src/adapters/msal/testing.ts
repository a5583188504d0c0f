/** For tests: results and errors as MSAL gives them. */
import type { AccountInfo, AuthenticationResult } from "@azure/msal-browser";

export const ACCOUNT: AccountInfo = {
  homeAccountId: "robin.tenant",
  environment: "login.microsoftonline.com",
  tenantId: "tenant",
  username: "robin@example.edu",
  localAccountId: "robin",
  name: "Robin Marsh",
};

export function resultOf(token: string, scopes: readonly string[] = ["Mail.Send"]): AuthenticationResult {
  return {
    authority: "https://login.microsoftonline.com/tenant/",
    uniqueId: "robin",
    tenantId: "tenant",
    scopes: [...scopes],
    account: ACCOUNT,
    idToken: "id-token",
    idTokenClaims: {},
    accessToken: token,
    fromCache: false,
    expiresOn: new Date("2025-02-03T10:00:00Z"),
    tokenType: "Bearer",
    correlationId: "1",
  };
}
