/** Small XML parts: finding tags with a real parser, changing only what must change. */
import { SaxesParser } from "saxes";
import { HostFailure } from "../../core/problem";

export interface Tag {
  /** Without its namespace prefix. */
  readonly name: string;
  /** `x:` or nothing. */
  readonly prefix: string;
  /** Offsets of the start tag in the text; `end` is behind its `>`. */
  readonly start: number;
  readonly end: number;
  /** Offset behind the element's end tag. */
  readonly close: number;
  /** By local name. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly namespace: string;
  /** The element's own text, only for elements without children. */
  readonly text: string;
}

/**
 * Every element with one of the names, in document order.
 * @param fragment the text is a piece of a document: prefixes need not be declared in it
 * @throws HostFailure when the text is not well-formed
 */
export function findTags(xml: string, names: readonly string[], fragment = false): Tag[] {
  const wanted = new Set(names);
  const found: Mutable<Tag>[] = [];
  const open: (Mutable<Tag> | null)[] = [];
  const parser = new SaxesParser({ xmlns: false, fragment, position: true });
  const namespaces: Record<string, string>[] = [{}];
  parser.on("error", (cause) => {
    throw unreadable(cause);
  });
  parser.on("opentag", (node) => {
    const [prefix, name] = splitName(node.name);
    const scope = declared(namespaces[namespaces.length - 1] ?? {}, node.attributes);
    namespaces.push(scope);
    if (!wanted.has(name)) {
      open.push(null);
      return;
    }
    const end = parser.position;
    const tag: Mutable<Tag> = {
      name,
      prefix,
      start: xml.lastIndexOf("<", end - 1),
      end,
      close: end,
      attributes: localNames(node.attributes),
      namespace: scope[prefix] ?? "",
      text: "",
    };
    found.push(tag);
    open.push(tag);
  });
  parser.on("text", (text) => {
    const tag = open[open.length - 1];
    if (tag) tag.text += text;
  });
  parser.on("closetag", () => {
    namespaces.pop();
    const tag = open.pop();
    if (tag) tag.close = parser.position;
  });
  parser.write(xml).close();
  return found;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(":");
  return colon < 0 ? ["", name] : [name.slice(0, colon + 1), name.slice(colon + 1)];
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const local: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    // `r:id` must not hide behind an `id` of its own, nor `xr:uid` behind `uid`: plain names win.
    const [prefix, plain] = splitName(name);
    if (prefix === "" || local[plain] === undefined) local[plain] = value;
    if (prefix !== "") local[name] = value;
  }
  return local;
}

function declared(
  outer: Record<string, string>,
  attributes: Readonly<Record<string, string>>,
): Record<string, string> {
  let scope = outer;
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "xmlns") scope = { ...scope, "": value };
    else if (name.startsWith("xmlns:")) scope = { ...scope, [`${name.slice(6)}:`]: value };
  }
  return scope;
}

/** Replaces pieces of a text; the pieces must not overlap. */
export function splice(
  text: string,
  pieces: readonly { readonly start: number; readonly end: number; readonly text: string }[],
): string {
  let out = "";
  let at = 0;
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, piece.start) + piece.text;
    at = piece.end;
  }
  return out + text.slice(at);
}

/** Sets (or with null removes) attributes in the text of a start tag; the others stay as they are. */
export function withAttributes(tag: string, values: Readonly<Record<string, string | null>>): string {
  let text = tag;
  for (const [name, value] of Object.entries(values)) {
    const pattern = new RegExp(`(\\s${name})(\\s*=\\s*)("[^"]*"|'[^']*')`);
    if (pattern.test(text))
      text = text.replace(pattern, (_all, before: string) =>
        value === null ? "" : `${before}="${escapeAttribute(value)}"`,
      );
    else if (value !== null)
      text = text.replace(
        /\s*(\/?)>$/,
        (_all, slash: string) => ` ${name}="${escapeAttribute(value)}"${slash}>`,
      );
  }
  return text;
}

export function escapeAttribute(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/"/g, "&quot;")
    .replace(/[\r\n\t]/g, (c) => `&#${c.charCodeAt(0)};`);
}

export function unreadable(cause: unknown): HostFailure {
  return new HostFailure(
    "The workbook has a part that cannot be read as XML. Open it in Excel, save it, and run the command again. Nothing was written.",
    "nothing",
    { cause },
  );
}
