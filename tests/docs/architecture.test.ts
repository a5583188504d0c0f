/** docs/architecture.md is true: who may import whom as the compiler has it, and the files that it sends people to. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

const ROOT = join(__dirname, "../..");
const page = readFileSync(join(ROOT, "docs/architecture.md"), "utf8");

/** Folders whose own tsconfig.json says what they may import. */
function projects(folder = ""): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(node_modules|dist|build|out|\..*)$/.test(entry.name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return [...(existsSync(join(ROOT, path, "tsconfig.json")) ? [path] : []), ...projects(path)];
    });
}

function mayImport(project: string): string[] {
  const { references = [] } = JSON.parse(readFileSync(join(ROOT, project, "tsconfig.json"), "utf8")) as {
    references?: { path: string }[];
  };
  return [...new Set(references.map(({ path }) => posix.join(project, path)))].sort();
}

function tableOfImports(): Record<string, string[]> {
  const section = /## Who may import whom\n([^]*?)\n## /.exec(page)?.[1] ?? "";
  const rows = [...section.matchAll(/^\| `([^`]+)` *\| (.*?) *\|$/gm)];
  return Object.fromEntries(
    rows.map(([, folder = "", may = ""]) => [
      folder,
      [...may.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? "").sort(),
    ]),
  );
}

test("the table of imports is that of the folders' references", () => {
  const real = Object.fromEntries(projects().map((project) => [project, mayImport(project)]));
  expect(Object.keys(real).length).toBeGreaterThan(20);
  expect(tableOfImports()).toEqual(real);
});

test("every file and folder that the page names is there", () => {
  const named = [...page.matchAll(/`([\w.-]+(?:\/[\w.-]+)+|[\w-]+\.md)`/g)].map((match) => match[1] ?? "");
  const meant = named.filter((name) => !name.includes("your-"));
  expect(meant.length).toBeGreaterThan(60);
  expect(meant.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
});
