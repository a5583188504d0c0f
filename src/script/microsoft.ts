/**
 * Microsoft 365 from the command line: who is signed in, and what is asked of Graph. OPENCHARGEBACK_GRAPH_URL names
 * another Graph than the public one: a national cloud's, or a stand-in for tests.
 */
import { setTimeout as pass } from "node:timers/promises";
import type { DriveAccess } from "../adapters/graph/drive-words";
import type { GraphOptions } from "../adapters/graph/client";
import type { DeviceCodeSignIn } from "../adapters/node/sign-in";

/** Loaded when first needed: most commands never sign in. */
export async function microsoftSignIn(ask = process.stderr.isTTY === true): Promise<DeviceCodeSignIn> {
  const [{ deviceCodeSignIn }, { readDeployment }] = await Promise.all([
    import("../adapters/node/sign-in"),
    import("../adapters/node/deployment"),
  ]);
  const show = (message: string): void => void process.stderr.write(`${message}\n`);
  return deviceCodeSignIn({ deployment: await readDeployment(), show: ask ? show : null });
}

/** What every client of Graph is given. */
export function graphOptions(signIn: DeviceCodeSignIn): Omit<GraphOptions, "scopes"> {
  const baseUrl = process.env["OPENCHARGEBACK_GRAPH_URL"] ?? "";
  return {
    signIn,
    wait: async (milliseconds) => await pass(milliseconds),
    ...(baseUrl === "" ? {} : { baseUrl }),
  };
}

/** For a workbook's address, with the least permission that reaches it, and who is signed in. */
export async function driveAccess(
  address: string,
): Promise<DriveAccess & { readonly account: () => Promise<string> }> {
  const [{ graphClient }, { fileScopes }] = await Promise.all([
    import("../adapters/graph/client"),
    import("../adapters/graph/workbook-address"),
  ]);
  const signIn = await microsoftSignIn();
  // Whose OneDrive it is tells only whoever is signed in.
  if ((await signIn.account()) === null) await signIn.token(["Files.ReadWrite"]);
  const scopes = fileScopes(address, (await signIn.account())?.address ?? "");
  return {
    graph: graphClient({ ...graphOptions(signIn), scopes }),
    scopes,
    account: async () => (await signIn.account())?.address ?? "",
  };
}
