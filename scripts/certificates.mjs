/** A certificate for https://localhost that Excel trusts: made by Microsoft's office-addin-dev-certs. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const folder = join(homedir(), ".office-addin-dev-certs");
const PACKAGE = "office-addin-dev-certs@3";

/**
 * The certificate that is there, or a new one, which the person is asked to trust. On Linux, where there is no Excel,
 * none is made, because that wants sudo.
 * @returns null where there is none
 */
export function developerCertificate() {
  if (!isThere() && process.platform !== "linux") {
    const npx = process.platform === "win32" ? "npx.cmd" : "npx";
    spawnSync(npx, ["--yes", PACKAGE, "install"], { stdio: "inherit", shell: process.platform === "win32" });
  }
  if (!isThere()) return null;
  const read = (name) => readFileSync(join(folder, name));
  return { ca: read("ca.crt"), cert: read("localhost.crt"), key: read("localhost.key") };
}

function isThere() {
  return ["ca.crt", "localhost.crt", "localhost.key"].every((name) => existsSync(join(folder, name)));
}
