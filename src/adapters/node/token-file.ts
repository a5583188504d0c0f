/**
 * MSAL's token cache as a file of the person's own (mode 0600): the account's name, access tokens for about an hour,
 * and the refresh token that lets the script go on unattended. Whoever reads it can act as the person within the
 * permissions given; `openchargeback sign-out` deletes it.
 */
import type { ICachePlugin, TokenCacheContext } from "@azure/msal-node";
import { readOwnFile, writeOwnFile } from "./own-files";

export function tokenFile(path: string): ICachePlugin {
  return {
    async beforeCacheAccess({ tokenCache }: TokenCacheContext) {
      const text = await readOwnFile(path);
      if (text !== null && isJson(text)) tokenCache.deserialize(text);
    },
    async afterCacheAccess({ tokenCache, cacheHasChanged }: TokenCacheContext) {
      if (cacheHasChanged) await writeOwnFile(path, tokenCache.serialize());
    },
  };
}

/** A damaged file is no reason to fail: the person signs in again, and it is written anew. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
