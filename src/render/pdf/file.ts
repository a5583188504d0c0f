/** The file that jsPDF makes of the pages, with what it knows nothing of: the structure tree and the bookmarks. */
import type { jsPDF } from "jspdf";
import { bytesOf } from "./deflate";
import { objectStream, withObjectStream, type Packed } from "./object-stream";
import { outlineObjects, type Bookmark } from "./outline";
import { reference } from "./pdf-objects";
import { structureObjects } from "./structure-objects";
import type { Tags } from "./tags";

/** The part of jsPDF's API for plug-ins that its types leave out. */
interface Internal {
  write(text: string): void;
  newObject(): number;
  readonly events: { subscribe(event: string, hook: (data: { readonly pageNumber: number }) => void): void };
}

/** What jsPDF writes after all hooks: the information dictionary and the catalog. */
const AFTER = 2;

export function fileOf(doc: jsPDF, tags: Tags, bookmarks: readonly Bookmark[]): Uint8Array {
  const internal = doc.internal as unknown as Internal;
  const made: { packed?: Packed; error?: unknown } = {};
  internal.events.subscribe("putPage", ({ pageNumber }) => {
    internal.write(`/StructParents ${pageNumber - 1} /Tabs /S`);
  });
  internal.events.subscribe("postPutResources", () => {
    // jsPDF prints what a hook throws, and goes on.
    try {
      made.packed = putObjects(doc, internal, tags, bookmarks);
    } catch (error) {
      made.error = error;
    }
  });
  internal.events.subscribe("putCatalog", () => {
    const { first = 0, count = 0 } = made.packed ?? {};
    internal.write(`/StructTreeRoot ${reference(first)} /MarkInfo <</Marked true>>`);
    if (bookmarks.length > 0) internal.write(`/Outlines ${reference(first + count - bookmarks.length - 1)}`);
  });
  const file = doc.output();
  if (made.packed === undefined) throw made.error;
  return bytesOf(withObjectStream(file, made.packed));
}

function putObjects(doc: jsPDF, internal: Internal, tags: Tags, bookmarks: readonly Bookmark[]): Packed {
  const pageObject = (page: number): number => doc.getPageInfo(page).objId;
  const height = doc.internal.pageSize.getHeight();
  const stream = internal.newObject();
  const first = stream + AFTER + 1;
  const { text, count } = objectStream(
    first,
    (function* () {
      let next = first;
      for (const object of structureObjects(tags, first, pageObject)) {
        next += 1;
        yield object;
      }
      if (bookmarks.length > 0) yield* outlineObjects(bookmarks, next, pageObject, height);
    })(),
  );
  internal.write(text);
  internal.write("endobj");
  return { stream, first, count };
}
