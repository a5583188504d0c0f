/** The marks in the pages' streams: how they nest, and that they and the structure tree speak of the same content. */
import type { PdfFile } from "./pdf-file";
import { isReference, nameOf, type PdfDictionary, type PdfOperation, type PdfValue } from "./pdf-values";

export interface MarkedContent {
  /** Number of the page's object. */
  readonly page: number;
  readonly id: number;
}

interface Owner {
  readonly type: string;
  readonly object: number;
  readonly content: readonly MarkedContent[];
}

/** Operators that leave something on the page. */
const DRAWING = new Set([
  "Tj",
  "TJ",
  "'",
  '"',
  "f",
  "F",
  "f*",
  "S",
  "s",
  "B",
  "B*",
  "b",
  "b*",
  "Do",
  "sh",
  "EI",
]);

/** @param parentTree from a page's key and a content's id to the element @param elements of the structure tree */
export function contentFaults(
  file: PdfFile,
  parentTree: PdfDictionary,
  elements: readonly Owner[],
): string[] {
  const faults: string[] = [];
  const owners = new Map<string, Owner>();
  for (const element of elements) {
    for (const { page, id } of element.content) {
      const key = `${page}:${id}`;
      if (owners.has(key)) faults.push(`Content ${id} of page ${page} is in two elements`);
      owners.set(key, element);
    }
  }
  const parents = numberTree(file, parentTree);
  for (const { object, page } of file.pages()) {
    const marked = markedIn(file.operations(page), object, faults);
    const listed = file.array(parents.get(Number(page.get("/StructParents") ?? -1)) ?? []);
    if (listed.length !== marked.length)
      faults.push(`Page ${object}: ${marked.length} marks, ${listed.length} parents`);
    if (page.get("/Tabs") !== "/S") faults.push(`Page ${object} is not walked in the order of its structure`);
    for (const { id, type } of marked) {
      const owner = owners.get(`${object}:${id}`);
      owners.delete(`${object}:${id}`);
      const parent = listed[id];
      if (owner?.type !== type)
        faults.push(`Content ${id} of page ${object} is a ${type}, in the tree ${owner?.type}`);
      if (!isReference(parent) || parent.object !== owner?.object)
        faults.push(`Content ${id} of page ${object} leads to another element`);
    }
  }
  for (const key of owners.keys()) faults.push(`Content ${key} of the tree is on no page`);
  return faults;
}

function numberTree(file: PdfFile, tree: PdfDictionary): Map<number, PdfValue> {
  const entries = file.array(tree.get("/Nums"));
  const found = new Map<number, PdfValue>();
  for (let index = 0; index < entries.length; index += 2)
    found.set(Number(entries[index]), entries[index + 1] ?? null);
  return found;
}

/** The page's marks with an id, in order. */
function markedIn(
  operations: readonly PdfOperation[],
  page: number,
  faults: string[],
): { readonly id: number; readonly type: string }[] {
  const marked: { id: number; type: string }[] = [];
  /** What is open: an id, an artifact, another mark, or a text object. */
  const open: ("id" | "artifact" | "other" | "text")[] = [];
  const fault = (text: string): number => faults.push(`Page ${page}: ${text}`);
  for (const { operator, operands } of operations) {
    if (operator === "BMC" || operator === "BDC") {
      const kind = kindOf(operands, marked);
      const isWithin = open.includes("id") || open.includes("artifact");
      if (kind !== "other" && isWithin) fault(`${nameOf(operands[0])} within a mark`);
      if (kind === "other" && !isWithin) fault(`${nameOf(operands[0])} outside of all elements`);
      open.push(kind);
    } else if (operator === "BT") open.push("text");
    else if (operator === "ET" || operator === "EMC") {
      const closed = open.pop();
      if (closed === undefined || (closed === "text") !== (operator === "ET"))
        fault(`${operator} closes what it did not open`);
    } else if (DRAWING.has(operator) && !open.includes("id") && !open.includes("artifact")) {
      fault(`${operator} outside of all marks`);
    }
  }
  if (open.length > 0) fault("a mark is left open");
  marked.forEach(({ id }, index) => {
    if (id !== index) fault(`mark ${index} has the id ${id}`);
  });
  return marked;
}

function kindOf(
  [tag, properties]: readonly PdfValue[],
  marked: { id: number; type: string }[],
): "id" | "artifact" | "other" {
  if (tag === "/Artifact") return "artifact";
  const id = properties instanceof Map ? (properties as PdfDictionary).get("/MCID") : undefined;
  if (typeof id !== "number") return "other";
  marked.push({ id, type: nameOf(tag) });
  return "id";
}
