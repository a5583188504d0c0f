/** What docs/OPERATIONS.md lists is what the sources have: who may call whom, the packages and their licences. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { sourceFiles } from "./source-texts";

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/OPERATIONS.md"), "utf8");

/** Modules and names by which a program reaches the network. */
const MODULES = /^(node:)?(http|https|http2|net|tls|dgram|dns)$|^nodemailer\b/;
const NAMES = new Set(["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon"]);

function reachesOut(file: string): boolean {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), "utf8"), ts.ScriptTarget.Latest);
  const uses = (node: ts.Node): boolean => {
    if (ts.isImportDeclaration(node)) {
      const isType = node.importClause?.isTypeOnly === true;
      return !isType && ts.isStringLiteral(node.moduleSpecifier) && MODULES.test(node.moduleSpecifier.text);
    }
    // A call of the name itself: `fetch(…)`, `new WebSocket(…)`, `navigator.sendBeacon(…)`.
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const called = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
      if (ts.isIdentifier(called) && NAMES.has(called.text)) return true;
    }
    // A default of a parameter: `fetched = fetch`.
    if (ts.isParameter(node) && node.initializer !== undefined && ts.isIdentifier(node.initializer))
      if (NAMES.has(node.initializer.text)) return true;
    return ts.forEachChild(node, (child) => uses(child) || undefined) ?? false;
  };
  return uses(source);
}

test("every file that reaches the network is named", () => {
  const files = ["src", "taskpane", "webpack/shims"].flatMap((folder) => sourceFiles(ROOT, folder));
  const found = files.filter(reachesOut);
  expect(found).toContain("src/adapters/graph/client.ts");
  expect(found.filter((file) => !page.includes(`\`${file}\``))).toEqual([]);
});

test("every file that is named as reaching the network does", () => {
  const paragraph = /Where in the sources:[^]*?\n\n/.exec(page)?.[0] ?? "";
  const named = [...paragraph.matchAll(/`([\w./-]+\.m?[tj]s)`/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((file) => !reachesOut(file))).toEqual([]);
});

test("the page's addresses are those that the content security policy allows", () => {
  const policy = readFileSync(join(ROOT, "webpack/content-security-policy.mjs"), "utf8");
  const product = /const PRODUCT = \{([^]*?)\n\};/.exec(policy)?.[1] ?? "";
  const hosts = [...product.matchAll(/https:\/\/([\w.*-]+)/g)].map((match) => match[1] ?? "");
  expect(hosts.length).toBeGreaterThan(4);
  expect(hosts.filter((host) => !page.includes(`\`${host}\``))).toEqual([]);
});

test("every package is listed with its licence", () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { license?: string } | undefined>;
  };
  const real = Object.keys(dependencies).map(
    (name) => [name, packages[`node_modules/${name}`]?.license] as const,
  );
  const section = page.slice(page.indexOf("\n## Licences"));
  const listed = [...section.matchAll(/^\| `([^`]+)`\s*\| (\S+)/gm)].map((row) => [row[1], row[2]] as const);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(real));
});

test("no package needs another under a licence that is not named", () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, { license?: string; dev?: boolean }>;
  };
  const sentence = /What these packages need in turn is under ([^]*?)\n\n/.exec(page)?.[1] ?? "";
  const named = new Set([...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
  const deployed = Object.entries(packages).filter(([name, { dev }]) => name !== "" && dev !== true);
  expect(deployed.length).toBeGreaterThan(50);
  expect(deployed.filter(([, { license }]) => !named.has(license)).map(([name]) => name)).toEqual([]);
});
