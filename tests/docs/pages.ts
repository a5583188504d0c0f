/** The pages of the documentation, and what stands in each: blocks, inline code, links, headings. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");

/** Folders that are made, or are other people's. */
export const NOT_OURS = new Set(["node_modules", "dist", "build", "out", "coverage", ".git"]);

export interface Block {
  /** Of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** `needs="a Slurm cluster"` → needs: a Slurm cluster. */
  readonly marks: ReadonlyMap<string, string>;
  /** Without the indentation of the fence. */
  readonly lines: readonly string[];
  /** The last paragraph before it, as one line. */
  readonly before: string;
}

export interface Piece {
  readonly line: number;
  readonly text: string;
}

export interface Link {
  readonly line: number;
  readonly target: string;
  /** A picture's alternative text; null of what is no picture. */
  readonly alt: string | null;
}

export interface Page {
  /** From the top folder, with slashes. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Lines outside of blocks, by their number. */
  readonly prose: readonly Piece[];
  readonly code: readonly Piece[];
  readonly links: readonly Link[];
  readonly anchors: ReadonlySet<string>;
}

/** All .md files of the repository. */
export function allPages(): Page[] {
  return markdownFiles("").map((name) => readPage(name, readFileSync(join(ROOT, name), "utf8")));
}

function markdownFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : markdownFiles(name);
      return name.endsWith(".md") ? [name] : [];
    })
    .sort();
}

const FENCE = /^(\s*)(`{3,})([^`]*)$/;

export function readPage(name: string, text: string): Page {
  const blocks: Block[] = [];
  const prose: Piece[] = [];
  let paragraph: string[] = [];
  let last: readonly string[] = [];
  let open: { line: number; indent: string; fence: string; info: string; lines: string[] } | null = null;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const fence = FENCE.exec(line);
    if (open !== null) {
      if (fence?.[2] === open.fence && (fence[3] ?? "").trim() === "") {
        blocks.push({ ...infoOf(open.info), line: open.line, lines: open.lines, before: last.join(" ") });
        open = null;
        paragraph = [];
      } else
        open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line.trimStart());
      continue;
    }
    if (fence !== null) {
      if (paragraph.length > 0) last = paragraph;
      const [, indent = "", marks = "", info = ""] = fence;
      open = { line: i + 1, indent, fence: marks, info, lines: [] };
      continue;
    }
    prose.push({ line: i + 1, text: line });
    if (line.trim() === "") {
      if (paragraph.length > 0) last = paragraph;
      paragraph = [];
    } else paragraph.push(line.trim());
  }
  if (open !== null) throw new Error(`${name}:${open.line}: the block does not end`);
  return { name, blocks, prose, ...inlineOf(prose), anchors: anchorsOf(prose) };
}

function infoOf(info: string): Pick<Block, "language" | "marks"> {
  const [, language = "", rest = ""] = /^(\S*)\s*(.*)$/.exec(info.trim()) ?? [];
  const marks = [...rest.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(
    ([, mark = "", quoted, bare]) => [mark, quoted ?? bare ?? ""] as const,
  );
  return { language, marks: new Map(marks) };
}

const CODE = /(`+)(.+?)\1(?!`)/gs;
const LINK = /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(<?([^()\s>]*(?:\([^()]*\))?[^()\s>]*)>?(?:\s+"[^"]*")?\)/g;
const PICTURE = /<img\b[^>]*>/g;

/** Paragraphs are read as one line: code and links may go on in the next. */
function inlineOf(prose: readonly Piece[]): Pick<Page, "code" | "links"> {
  const code: Piece[] = [];
  const links: Link[] = [];
  for (const { text, lineAt } of paragraphs(prose)) {
    for (const found of text.matchAll(CODE))
      code.push({
        line: lineAt(found.index),
        text: (found[2] ?? "").replace(/\\\|/g, "|").replace(/\s+/g, " ").trim(),
      });
    const bare = text.replace(CODE, (all) => (all.includes("](") ? " ".repeat(all.length) : all));
    for (const found of bare.matchAll(LINK)) {
      const [, picture, words = "", target = ""] = found;
      links.push({ line: lineAt(found.index), target, alt: picture === "!" ? words : null });
    }
    for (const found of bare.matchAll(PICTURE)) {
      const attribute = (name: string): string =>
        new RegExp(`\\b${name}="([^"]*)"`).exec(found[0])?.[1] ?? "";
      links.push({ line: lineAt(found.index), target: attribute("src"), alt: attribute("alt") });
    }
  }
  return { code, links };
}

interface Paragraph {
  readonly text: string;
  readonly lineAt: (offset: number) => number;
}

export function paragraphs(prose: readonly Piece[]): Paragraph[] {
  const groups: Piece[][] = [];
  let at = -1;
  for (const piece of prose) {
    const isTable = piece.text.trimStart().startsWith("|");
    if (piece.text.trim() === "") at = -1;
    else if (at === piece.line - 1 && !isTable) groups.at(-1)?.push(piece);
    else groups.push([piece]);
    if (piece.text.trim() !== "") at = isTable ? -1 : piece.line;
  }
  return groups.map((group) => ({
    text: group.map((piece) => piece.text).join("\n"),
    lineAt: (offset) => {
      let rest = offset;
      return group.find((piece) => (rest -= piece.text.length + 1) < 0)?.line ?? 0;
    },
  }));
}

/** As GitHub makes them of headings. */
function anchorsOf(prose: readonly Piece[]): Set<string> {
  const anchors = new Set<string>();
  for (const { text } of prose) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(text)?.[1];
    if (heading !== undefined) {
      const base = anchorOf(heading);
      let anchor = base;
      for (let n = 1; anchors.has(anchor); n += 1) anchor = `${base}-${n}`;
      anchors.add(anchor);
    }
    for (const [, id = ""] of text.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
  }
  return anchors;
}

export function anchorOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}
