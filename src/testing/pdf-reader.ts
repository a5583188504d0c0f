/** A PDF as pdf.js gives it to assistive technology: an independent reader of the structure, for tests. */
import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPage {
  /** Roles of all elements with content on the page, indented. */
  readonly tree: ReadNode;
  /** Each piece of text with the role of the mark that it stands in; "" outside of all marks. */
  readonly texts: readonly { readonly text: string; readonly mark: string; readonly id: string }[];
}

export interface ReadNode {
  readonly role: string;
  readonly alt?: string;
  readonly children?: readonly (ReadNode | { readonly type: "content"; readonly id: string })[];
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPage[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false })
    .promise;
  try {
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await readPage(await document.getPage(number)));
    return pages;
  } finally {
    await document.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  // pdf.js says that a page may have no tree; ours all have one.
  const tree = ((await page.getStructTree()) ?? { role: "Root", children: [] }) as ReadNode;
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const open: { mark: string; id: string }[] = [];
  const texts: ReadPage["texts"][number][] = [];
  for (const item of items) {
    if ("str" in item) {
      const text = item.hasEOL ? `${item.str}\n` : item.str;
      texts.push({ text, ...(open[0] ?? { mark: "", id: "" }) });
    } else if (item.type === "endMarkedContent") open.pop();
    else open.push(markOf(item));
  }
  return { tree, texts };
}

/** pdf.js's types leave the tag out, and an artifact has no id. */
function markOf(item: { readonly tag?: string; readonly id?: string }): { mark: string; id: string } {
  return { mark: item.tag ?? "", id: item.id ?? "" };
}

/** Text of each element of the role on these pages, in the order of the trees; a blank for each end of a line. */
export function textsOf(pages: readonly ReadPage[], role: string): string[] {
  return pages.flatMap(({ tree, texts }) => {
    const visit = (node: ReadNode): string[] => {
      const own = node.role === role ? [contentOf(node, texts)] : [];
      return [...own, ...(node.children ?? []).flatMap((child) => ("role" in child ? visit(child) : []))];
    };
    return visit(tree);
  });
}

function contentOf(node: ReadNode, texts: ReadPage["texts"]): string {
  return (node.children ?? [])
    .map((child) =>
      "role" in child
        ? contentOf(child, texts)
        : texts
            .filter(({ id }) => id === child.id)
            .map(({ text }) => text)
            .join(""),
    )
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}
