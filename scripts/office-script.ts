/**
 * Makes automation/month-check.ts of automation/month-check/*.ts: people paste one file into Excel, and Office Scripts
 * takes no imports. main.ts comes first, and after each part those that it imports, so that it reads from the top.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import ts from "typescript";

/** From the top folder. */
export const OFFICE_SCRIPT = "automation/month-check.ts";
const PARTS = "automation/month-check";

const HEAD = `/**
 * Month check: an Office Script for a Power Automate flow (Run script), on a workbook that several people share. It says
 * what is left to do in a month, as plain values and as a text for a message. It reads only, and changes nothing.
 *
 * Paste the whole file into Excel: Automate > New Script. docs/automation.md describes the flow. Office Scripts has
 * TypeScript 4.0, no imports and no bigint: amounts are added as whole numbers, six digits apiece, so that they are exact.
 *
 * Made of ${PARTS}/*.ts by npm run docs: change it there.
 */
`;

/** @param root the top folder */
export async function officeScript(root: string): Promise<string> {
  const parts = partsFrom(join(root, PARTS, "main.ts"), new Map());
  refuseSameNames(parts);
  const text = parts.map(({ name, text }) => `// ---- ${name} ----\n\n${text}`).join("\n\n");
  const path = join(root, OFFICE_SCRIPT);
  return await format(`${HEAD}\n${text}\n`, { ...(await resolveConfig(path)), filepath: path });
}

interface Part {
  readonly name: string;
  /** Without imports, and without the word export. */
  readonly text: string;
  /** What it declares for all, since in one file nothing is its own. */
  readonly names: readonly string[];
}

/** The part and those that it imports, each where it is first met. */
function partsFrom(path: string, met: Map<string, Part>): Part[] {
  if (met.has(path)) return [...met.values()];
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  met.set(path, partOf(source));
  for (const from of source.statements.filter(ts.isImportDeclaration)) {
    partsFrom(join(dirname(path), `${importedName(from)}.ts`), met);
  }
  return [...met.values()];
}

function importedName(statement: ts.ImportDeclaration): string {
  const name = (statement.moduleSpecifier as ts.StringLiteral).text;
  const bindings = statement.importClause?.namedBindings;
  const isPlain =
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((one) => one.propertyName === undefined);
  if (name.startsWith("./") && isPlain) return name;
  throw new Error(
    `${statement.getSourceFile().fileName}: only names as they are, of files beside it: ${name}`,
  );
}

function partOf(source: ts.SourceFile): Part {
  const own = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  const [words = ""] = /^\/\*\*[^]*?\*\//.exec(source.text) ?? [];
  const text = own.map(withoutExport).join("").replace(words, "").trim();
  return {
    name: basename(source.fileName),
    text: `${words}\n\n${text}`,
    names: own.flatMap(namesOf),
  };
}

/** With the comments before it. */
function withoutExport(statement: ts.Statement): string {
  const source = statement.getSourceFile();
  const word = ts.canHaveModifiers(statement)
    ? ts.getModifiers(statement)?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : undefined;
  if (word === undefined) return statement.getFullText();
  const before = source.text.slice(statement.getFullStart(), word.getStart());
  return before + source.text.slice(word.getEnd(), statement.getEnd()).trimStart();
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  if (isNamed && statement.name !== undefined) return [statement.name.text];
  throw new Error(`${statement.getSourceFile().fileName}: not for an Office Script: ${statement.getText()}`);
}

function refuseSameNames(parts: readonly Part[]): void {
  const owners = new Map<string, string>();
  for (const part of parts)
    for (const name of part.names) {
      const owner = owners.get(name);
      if (owner !== undefined)
        throw new Error(`${name} is in ${owner} and in ${part.name}: name one otherwise`);
      owners.set(name, part.name);
    }
}
