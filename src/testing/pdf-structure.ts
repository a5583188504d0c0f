/**
 * What PDF/UA asks of a file's structure, looked up in the file itself (ISO 14289-1; the Matterhorn Protocol says how
 * each is checked): every piece of content is in one element or an artifact, tables are regular and say what their
 * header cells head, headings do not jump, figures have a text, fonts are in the file.
 */
import { PdfFile } from "./pdf-file";
import { isArray, isReference, nameOf, textOf, type PdfDictionary, type PdfValue } from "./pdf-values";
import { contentFaults, type MarkedContent } from "./pdf-marks";

export interface StructureNode {
  readonly type: string;
  readonly object: number;
  readonly kids: readonly StructureNode[];
  /** Pieces of content that are its own: page object and id. */
  readonly content: readonly MarkedContent[];
  readonly alt: string;
  readonly scope: string;
  readonly colSpan: number;
  /** Left, bottom, right, top; null without one. */
  readonly box: readonly PdfValue[] | null;
}

export interface CheckedPdf {
  readonly root: StructureNode;
  readonly faults: readonly string[];
}

/** Of each, which kids it may have; what is not named may have any that are not parts of tables and lists. */
const KIDS: Readonly<Record<string, readonly string[]>> = {
  Table: ["Caption", "THead", "TBody", "TFoot"],
  THead: ["TR"],
  TBody: ["TR"],
  TFoot: ["TR"],
  TR: ["TH", "TD"],
  L: ["LI"],
  LI: ["LBody"],
};
const PARTS = ["Caption", "THead", "TBody", "TFoot", "TR", "TH", "TD", "LI", "LBody"];
/** These have elements in them, and no content of their own. */
const GROUPS = ["Document", "Sect", "Part", "Table", "THead", "TBody", "TFoot", "TR", "L", "LI"];

export function checkedPdf(bytes: Uint8Array): CheckedPdf {
  const file = new PdfFile(bytes);
  const faults: string[] = [];
  const catalog = file.dictionary(file.trailer.get("/Root"));
  const tree = file.dictionary(catalog.get("/StructTreeRoot"));
  const rootReference = tree.get("/K");
  const treeObject = catalog.get("/StructTreeRoot");
  if (!isReference(rootReference) || !isReference(treeObject))
    throw new Error("The structure tree has no root");
  const root = nodeOf(file, rootReference.object, treeObject.object, faults);
  faults.push(
    ...catalogFaults(file, catalog),
    ...contentFaults(file, file.dictionary(tree.get("/ParentTree")), all(root)),
    ...all(root).flatMap((node) => nodeFaults(node)),
    ...headingFaults(root),
    ...fontFaults(file),
  );
  return { root, faults };
}

/** The node and all within, in reading order. */
export function all(node: StructureNode): StructureNode[] {
  return [node, ...node.kids.flatMap(all)];
}

/** Names of the elements, indented, to be read in a test. */
export function outlineOf(node: StructureNode, depth = 0): string {
  const own = `${"  ".repeat(depth)}${node.type}${node.scope === "" ? "" : ` ${node.scope}`}`;
  return [own, ...node.kids.map((kid) => outlineOf(kid, depth + 1))].join("\n");
}

function nodeOf(file: PdfFile, object: number, parent: number, faults: string[]): StructureNode {
  const dictionary = file.dictionary({ object });
  const above = dictionary.get("/P");
  const type = nameOf(dictionary.get("/S"));
  if (!isReference(above) || above.object !== parent) faults.push(`${type} ${object} has another parent`);
  const kids: StructureNode[] = [];
  const content: MarkedContent[] = [];
  const page = dictionary.get("/Pg");
  for (const kid of listOf(dictionary.get("/K"))) {
    if (isReference(kid)) kids.push(nodeOf(file, kid.object, object, faults));
    else content.push(contentOf(kid, page));
  }
  const attributes = listOf(dictionary.get("/A")).map((value) => file.dictionary(value));
  const attribute = (key: string): PdfValue => attributes.find((of) => of.has(key))?.get(key) ?? null;
  const span = attribute("/ColSpan");
  const box = attribute("/BBox");
  return {
    type,
    object,
    kids,
    content,
    alt: textOf(dictionary.get("/Alt")),
    scope: nameOf(attribute("/Scope")),
    colSpan: typeof span === "number" ? span : 1,
    box: isArray(box) ? box : null,
  };
}

function contentOf(kid: PdfValue, page: PdfValue | undefined): MarkedContent {
  const reference = kid instanceof Map ? (kid as PdfDictionary).get("/Pg") : page;
  const id = kid instanceof Map ? (kid as PdfDictionary).get("/MCID") : kid;
  if (!isReference(reference) || typeof id !== "number") throw new Error("Content without a page or an id");
  return { page: reference.object, id };
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isArray(value) ? value : [value];
}

function catalogFaults(file: PdfFile, catalog: PdfDictionary): string[] {
  const isTrue = (key: string, entry: string): boolean =>
    catalog.has(key) && file.dictionary(catalog.get(key)).get(entry) === true;
  const metadata = catalog.has("/Metadata") ? file.data(catalog.get("/Metadata")).toString("utf8") : "";
  const title = /<dc:title>.*?<rdf:li[^>]*>([^<]+)</.exec(metadata)?.[1] ?? "";
  return [
    isTrue("/MarkInfo", "/Marked") ? "" : "The file does not say that it is marked",
    isTrue("/ViewerPreferences", "/DisplayDocTitle") ? "" : "The file's name is shown, not its title",
    textOf(catalog.get("/Lang")) === "" ? "No language is named" : "",
    /<pdfuaid:part>1</.test(metadata) ? "" : "The metadata do not name PDF/UA",
    title === "" ? "The metadata have no title" : "",
  ].filter((fault) => fault !== "");
}

function nodeFaults(node: StructureNode): string[] {
  const { type, object, kids, content } = node;
  const name = `${type} ${object}`;
  const allowed = KIDS[type];
  const misplaced = kids.filter((kid) =>
    allowed === undefined ? PARTS.includes(kid.type) : !allowed.includes(kid.type),
  );
  return [
    ...misplaced.map((kid) => `${name} has a ${kid.type} in it`),
    ...(GROUPS.includes(type) && content.length > 0 ? [`${name} has content of its own`] : []),
    ...(type === "TH" && node.scope === "" ? [`${name} does not say what it heads`] : []),
    ...(type === "Figure" && (node.alt === "" || node.box === null)
      ? [`${name} has no text or no place`]
      : []),
    ...(type === "Table" ? tableFaults(node, name) : []),
  ];
}

function tableFaults(table: StructureNode, name: string): string[] {
  const rows = all(table).filter(({ type }) => type === "TR");
  const widths = new Set(rows.map(({ kids }) => kids.reduce((sum, { colSpan }) => sum + colSpan, 0)));
  const hasHeads = table.kids.some(({ type }) => type === "THead");
  return [
    ...(widths.size === 1 ? [] : [`${name} has rows of ${[...widths].join(", ")} columns`]),
    ...(hasHeads ? [] : [`${name} has no head`]),
  ];
}

function headingFaults(root: StructureNode): string[] {
  const levels = all(root).flatMap(({ type }) => (/^H\d$/.test(type) ? [Number(type[1])] : []));
  const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  const firsts = levels.filter((level) => level === 1).length;
  return [
    ...jumps.map((level) => `A heading of level ${level} follows one of less than ${level - 1}`),
    ...(firsts === 1 ? [] : [`${firsts} headings are of level 1`]),
  ];
}

/** Each is in the file, and leads back to Unicode. */
function fontFaults(file: PdfFile): string[] {
  const fonts = new Map<string, PdfDictionary>();
  for (const { page } of file.pages()) {
    const listed = file.dictionary(file.dictionary(page.get("/Resources")).get("/Font"));
    for (const [name, font] of listed) fonts.set(name, file.dictionary(font));
  }
  return [...fonts].flatMap(([name, font]) => {
    const [descendant] = font.has("/DescendantFonts") ? file.array(font.get("/DescendantFonts")) : [];
    const described = descendant === undefined ? font : file.dictionary(descendant);
    const isEmbedded =
      described.has("/FontDescriptor") && file.dictionary(described.get("/FontDescriptor")).has("/FontFile2");
    return isEmbedded && font.has("/ToUnicode")
      ? []
      : [`Font ${name} is not embedded, or has no way to Unicode`];
  });
}
