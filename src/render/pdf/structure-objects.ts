/** The structure tree as objects of the file (ISO 32000-1, 14.7.2): its root, the elements, and the way back from content. */
import { reference, rounded, textString } from "./pdf-objects";
import { isElement, isKept, type Content, type Element } from "./structure";
import type { Tags } from "./tags";

/** Attributes that tables have, and figures (ISO 32000-1, 14.8.5.7 and 14.8.5.4.3). */
function attributesOf({ attributes: { scope, colSpan, rowSpan }, box }: Element): string {
  if (box !== null && box.right >= box.left) {
    const corners = [box.left, box.bottom, box.right, box.top].map(rounded).join(" ");
    return `/A <</O/Layout/Placement/Block/BBox[${corners}]>>`;
  }
  const table = [
    scope === undefined ? "" : `/Scope/${scope}`,
    colSpan === undefined ? "" : `/ColSpan ${colSpan}`,
    rowSpan === undefined ? "" : `/RowSpan ${rowSpan}`,
  ].join("");
  return table === "" ? "" : `/A <</O/Table${table}>>`;
}

/**
 * @param first number of the first object, the root; the others follow
 * @param pageObject number of a page's object, by the page's number
 */
export function* structureObjects(
  tags: Tags,
  first: number,
  pageObject: (page: number) => number,
): Generator<string> {
  const elements = inReadingOrder(tags.root);
  for (const [index, element] of elements.entries()) element.number = first + 2 + index;
  const parents = tags.pages.map((content, page) => `${page}[${content.map(referenceTo).join(" ")}]`);
  yield `<</Type/StructTreeRoot/K ${referenceTo(tags.root)}/ParentTree ${reference(first + 1)}/ParentTreeNextKey ${tags.pages.length}>>`;
  yield `<</Nums[${parents.join("")}]>>`;
  for (const element of elements) yield elementObject(element, first, pageObject);
}

function referenceTo(element: Element): string {
  if (element.number === 0) throw new Error(`A ${element.type} with content is not in the structure tree`);
  return reference(element.number);
}

function inReadingOrder(root: Element): Element[] {
  const found: Element[] = [];
  const visit = (element: Element): void => {
    if (!isKept(element)) return;
    found.push(element);
    for (const kid of element.kids) if (isElement(kid)) visit(kid);
  };
  visit(root);
  return found;
}

function elementObject(element: Element, root: number, pageObject: (page: number) => number): string {
  const kids = element.kids.filter((kid) => !isElement(kid) || isKept(kid));
  // The page of most content is said once, with the element; other pages with each piece.
  const page = kids.find((kid): kid is Content => !isElement(kid))?.page;
  const kidObject = (kid: Element | Content): string => {
    if (isElement(kid)) return referenceTo(kid);
    return kid.page === page
      ? String(kid.id)
      : `<</Type/MCR/Pg ${reference(pageObject(kid.page))}/MCID ${kid.id}>>`;
  };
  const parts = [
    `<</S/${element.type}`,
    `/P ${element.parent === null ? reference(root) : referenceTo(element.parent)}`,
    page === undefined ? "" : `/Pg ${reference(pageObject(page))}`,
    element.attributes.alt === undefined ? "" : `/Alt ${textString(element.attributes.alt)}`,
    attributesOf(element),
  ];
  const all = kids.map(kidObject);
  const content = all.length === 0 ? "" : all.length === 1 ? `/K ${all[0]}` : `/K[${all.join(" ")}]`;
  return `${parts.join("")}${content}>>`;
}
