/**
 * The production manifest: node scripts/manifest.mjs https://chargeback.example.edu > manifest.xml
 * It is the development one with its own Id and name, and the address that the add-in is served from.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./setup.mjs";

const DEVELOPMENT = {
  id: "27962f0b-aa2f-4e4e-827c-b58ced22dc86",
  name: "OpenChargeback (development)",
  origin: "https://localhost:3000",
};
const PRODUCTION = { id: "109288cd-2d7b-41c9-9481-3dc2636822f9", name: "OpenChargeback" };

/**
 * @param publicUrl where the files of dist/taskpane will lie: https, no query
 * @throws Error when it is no such address
 */
export function productionManifest(publicUrl) {
  const address = parsed(publicUrl);
  const folder = `${address.origin}${address.pathname.replace(/\/+$/, "")}`;
  return readFileSync(join(root, "manifest.xml"), "utf8")
    .replace(/<!--.*?-->\s*/s, "")
    .replace(DEVELOPMENT.id, PRODUCTION.id)
    .replace(DEVELOPMENT.name, PRODUCTION.name)
    .replace(`<AppDomain>${DEVELOPMENT.origin}<`, `<AppDomain>${address.origin}<`)
    .replaceAll(DEVELOPMENT.origin, folder);
}

function parsed(text) {
  const address = URL.canParse(text) ? new URL(text) : null;
  if (address?.protocol === "https:" && address.search === "" && address.hash === "" && !/["<>&]/.test(text))
    return address;
  throw new Error(
    `PUBLIC_URL is "${text}". Excel only loads add-ins by https: give the address of the folder that will ` +
      "hold the files of dist/taskpane, such as https://chargeback.example.edu/excel",
  );
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(productionManifest(process.argv[2] ?? ""));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
