/** The texts that the program says, as its sources hold them: every literal, and the messages of refusals and failures. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Stands where a text has a value. */
export const VALUE = "\u0001";

export interface SourceMessage {
  readonly file: string;
  /** With VALUE where a value stands. */
  readonly text: string;
}

export interface SourceTexts {
  readonly all: ReadonlySet<string>;
  /** What is thrown at a person. */
  readonly messages: readonly SourceMessage[];
}

const THROWN = /^(Refusal|HostFailure)$/;

/** @param folders from the repository's top folder */
export function sourceTexts(root: string, folders: readonly string[]): SourceTexts {
  const all = new Set<string>();
  const messages: SourceMessage[] = [];
  for (const file of folders.flatMap((folder) => sourceFiles(root, folder))) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      const text = textOf(node);
      if (text !== null) all.add(text);
      messages.push(...messagesOf(node, source).map((message) => ({ file, text: message })));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { all, messages };
}

/** Sources of the program itself, from the top folder: no tests, nothing for them, no declarations. */
export function sourceFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === "testing" ? [] : sourceFiles(root, path);
    return /\.m?[jt]s$/.test(path) && !/\.(test|d)\.ts$/.test(path) ? [path] : [];
  });
}

/** `new Refusal(text)`, `new HostFailure(text)`, and `refuse(text)`, which throws one. */
function messagesOf(node: ts.Node, file: ts.SourceFile): string[] {
  const isThrown =
    (ts.isNewExpression(node) && THROWN.test(nameOf(node.expression))) ||
    (ts.isCallExpression(node) && nameOf(node.expression) === "refuse");
  const first = isThrown ? node.arguments?.[0] : undefined;
  return first === undefined ? [] : [...alternatives(first), ...returned(first, file)];
}

/** What a function of the same file says, in `new Refusal(notClosed(row))`. */
function returned(call: ts.Expression, file: ts.SourceFile): string[] {
  if (!ts.isCallExpression(call)) return [];
  const name = nameOf(call.expression);
  const own = file.statements.find(
    (one): one is ts.FunctionDeclaration => ts.isFunctionDeclaration(one) && one.name?.text === name,
  );
  const said: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node.expression !== undefined)
      said.push(...alternatives(node.expression));
    ts.forEachChild(node, visit);
  };
  if (own !== undefined) visit(own);
  return said;
}

/** `a ? b : c` says either. */
function alternatives(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node))
    return [...alternatives(node.whenTrue), ...alternatives(node.whenFalse)];
  const text = textOf(node);
  return text === null ? [] : [text];
}

function nameOf(node: ts.Node): string {
  return ts.isIdentifier(node) ? node.text : "";
}

/** @returns null for what is no text */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => VALUE + span.literal.text).join("");
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null && right === null ? null : (left ?? VALUE) + (right ?? VALUE);
}
