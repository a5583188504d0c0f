/** Signing in by device code: real MSAL, its requests answered by a stand-in. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HostFailure, Refusal } from "../../core/problem";
import { MicrosoftLogin } from "../../testing/microsoft-login";
import { readDeployment } from "./deployment";
import { ownFolder } from "./own-files";
import { deviceCodeSignIn, tokenPath, type DeviceCodeSignIn } from "./sign-in";

const deployment = { clientId: "11111111-2222-4333-8444-555555555555", tenant: "example.edu" };
let folder: string;
let login: MicrosoftLogin;
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sign-in-"));
  login = new MicrosoftLogin();
  shown = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** As a new run of the program has it. */
function open(attended = true): DeviceCodeSignIn {
  const show = attended ? (message: string): void => void shown.push(message) : null;
  return deviceCodeSignIn({ deployment, show, folder, network: login.network });
}

test("a code once, then silently, also in the next run", async () => {
  login.pending = 2;
  const signIn = open();
  expect(await signIn.account()).toBeNull();
  expect(await signIn.token(["Mail.Send"])).toBe("token-1-of-sam@example.edu");
  expect(shown).toEqual([expect.stringContaining("enter the code ABC123")]);
  expect(await signIn.account()).toEqual({ name: "Sam Rivera", address: "sam@example.edu" });
  expect(await open(false).token(["Mail.Send"])).toBe("token-1-of-sam@example.edu");
  expect(login.asked).toEqual(["devicecode", "device_code", "device_code", "device_code"]);
});

test("an old token is renewed without asking", async () => {
  login.lifetime = 1;
  await open().token(["Mail.Send"]);
  expect(await open(false).token(["Mail.Send"])).toBe("token-2-of-sam@example.edu");
  expect(login.asked.at(-1)).toBe("refresh_token");
});

test("a permission not given yet is asked for with the refresh token", async () => {
  await open().token(["Files.ReadWrite"]);
  expect(await open(false).token(["Mail.Send"])).toBe("token-2-of-sam@example.edu");
});

test("the tokens lie in one file that nobody else reads, and sign-out deletes it", async () => {
  await open().token(["Mail.Send"]);
  const path = tokenPath(folder);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8")).toContain("refresh for sam@example.edu");
  expect(await open().signOut()).toBe("sam@example.edu");
  expect([existsSync(path), await open().account(), await open().signOut()]).toEqual([false, null, null]);
});

test("whoever signs in last is the only one", async () => {
  await open().token(["Mail.Send"]);
  login.revoked = true;
  login.person = { name: "Kim Osei", address: "kim@example.edu" };
  expect(await open().token(["Files.ReadWrite"])).toBe("token-2-of-kim@example.edu");
  expect(await open().account()).toEqual({ name: "Kim Osei", address: "kim@example.edu" });
  expect(readFileSync(tokenPath(folder), "utf8")).not.toContain("sam@example.edu");
});

test("where nobody watches nothing is asked", async () => {
  await expect(open(false).token(["Mail.Send"])).rejects.toThrow(
    /Nobody is signed in .* openchargeback sign-in once/,
  );
  await open().token(["Files.ReadWrite"]);
  login.revoked = true;
  await expect(open(false).token(["Mail.Send"])).rejects.toThrow(
    /sam@example.edu has to sign in .* or has not allowed Mail.Send yet/,
  );
});

test.each([
  ["authorization_declined", "The sign-in was declined"],
  ["expired_token", "Nobody typed the code in time"],
  ["unauthorized_client", "allows public client flows"],
] as const)("%s is a refusal in plain words", async (refuse, words) => {
  login.refuse = refuse;
  const error = await open()
    .token(["Mail.Send"])
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(Refusal);
  expect(String(error)).toContain(words);
});

test("without a network it is a failure that says so", async () => {
  login.offline = true;
  const error = await open()
    .token(["Mail.Send"])
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(HostFailure);
  expect(String(error)).toContain("Check the network");
});

test("a damaged file only means signing in again", async () => {
  writeFileSync(tokenPath(folder), "{half");
  expect(await open().token(["Mail.Send"])).toBe("token-1-of-sam@example.edu");
  expect(await open(false).token(["Mail.Send"])).toBe("token-1-of-sam@example.edu");
});

describe("which application", () => {
  const none = { OPENCHARGEBACK_CONFIG: "" };
  const write = (text: string): void => writeFileSync(join(folder, "deployment.json"), text);
  const read = (more: Record<string, string> = {}) =>
    readDeployment({ ...none, OPENCHARGEBACK_CONFIG: folder, ...more });

  test("the environment goes before the file", async () => {
    write('{"clientId": "from-file", "tenant": "example.edu"}');
    expect(await read()).toEqual({ clientId: "from-file", tenant: "example.edu" });
    expect(await read({ OPENCHARGEBACK_CLIENT_ID: "from-environment" })).toEqual({
      clientId: "from-environment",
      tenant: "example.edu",
    });
  });

  test.each([["null"], ['{"clientId": 5}'], ['{"clientId": "x"}']])("%s lacks something", async (text) => {
    write(text);
    await expect(read()).rejects.toThrow(/set OPENCHARGEBACK_CLIENT_ID and OPENCHARGEBACK_TENANT/);
  });

  test("a file that is no JSON is said", async () => {
    write("clientId=5");
    await expect(read()).rejects.toThrow(/deployment.json is not the JSON text/);
  });
});

test.each([
  ["linux", { XDG_CONFIG_HOME: "/home/sam/settings" }, "/home/sam/settings/openchargeback"],
  ["win32", { LOCALAPPDATA: "/users/sam/local" }, "/users/sam/local/openchargeback"],
  ["linux", { OPENCHARGEBACK_CONFIG: "/srv/billing", XDG_CONFIG_HOME: "/x" }, "/srv/billing"],
] as const)("on %s with %o the folder is %s", (platform, environment, expected) => {
  expect(ownFolder(environment, platform)).toBe(expected);
});
