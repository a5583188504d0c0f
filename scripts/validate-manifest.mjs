/**
 * Checks both manifests against Office's schemas: node scripts/validate-manifest.mjs FOLDER-OF-XSD
 * The production one is made for an address in example.edu. Exit code 1 when one of them is not valid.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { XmlDocument, XsdValidator, xmlRegisterInputProvider } from "libxml2-wasm";
import { productionManifest } from "./manifest.mjs";
import { root } from "./setup.mjs";

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("Name the folder that holds OfficeAppManifestV1_1.xsd.\n");
  process.exit(1);
}

/** Imported schemas are read from the same folder, as libxml2 asks for them. */
const open = new Map();
xmlRegisterInputProvider({
  match: (name) => name.endsWith(".xsd"),
  open(name) {
    const handle = open.size + 1;
    open.set(handle, { bytes: readFileSync(name), at: 0 });
    return handle;
  },
  read(handle, buffer) {
    const file = open.get(handle);
    const part = file.bytes.subarray(file.at, file.at + buffer.length);
    buffer.set(part);
    file.at += part.length;
    return part.length;
  },
  close: () => true,
});

const schemaFile = join(resolve(folder), "OfficeAppManifestV1_1.xsd");
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile), { url: schemaFile });
const validator = XsdValidator.fromDoc(schema);
const manifests = {
  "manifest.xml": readFileSync(join(root, "manifest.xml"), "utf8"),
  "production manifest": productionManifest("https://chargeback.example.edu/excel"),
};
let valid = true;
for (const [name, text] of Object.entries(manifests)) {
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    process.stdout.write(`${name}: valid\n`);
  } catch (error) {
    valid = false;
    process.stdout.write(`${name}: ${error.message}\n`);
  } finally {
    document.dispose();
  }
}
validator.dispose();
schema.dispose();
process.exit(valid ? 0 : 1);
