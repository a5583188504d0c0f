/** The outbox keeps one mail a statement; what came last is told from what was there. */
import { Basket } from "../../basket";
import { newFiles, outboxSaver } from "./outbox-files";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const names = (files: readonly { readonly path: string }[]): string[] => files.map(({ path }) => path);

test("a mail that goes out again replaces its own file and leaves the others, of other months too", async () => {
  const basket = new Basket();
  const first = [
    "2025-01-0001_ada@example.edu_00.eml",
    "2025-01-0010_bo@example.edu_01.eml",
    "2025-02-0001_ada_02.eml",
  ];
  for (const name of first) await outboxSaver(basket).save(name, bytes(name));
  const before = basket.files("outbox", "2025-01");
  await outboxSaver(basket).save("2025-01-0001-R2_ada@example.edu_03.eml", bytes("again"));
  const after = basket.files("outbox", "2025-01");
  expect(names(after)).toEqual([
    "outbox/2025-01-0001-R2_ada@example.edu_03.eml",
    "outbox/2025-01-0010_bo@example.edu_01.eml",
  ]);
  expect(names(newFiles(after, before))).toEqual(["outbox/2025-01-0001-R2_ada@example.edu_03.eml"]);
  expect(names(basket.files("outbox", "2025-02"))).toEqual(["outbox/2025-02-0001_ada_02.eml"]);
});

test("the same file saved anew is new", async () => {
  const basket = new Basket();
  await outboxSaver(basket).save("2025-01-0001_ada_00.eml", bytes("a"));
  const before = basket.files("outbox");
  await outboxSaver(basket).save("2025-01-0001_ada_00.eml", bytes("a"));
  expect(names(newFiles(basket.files("outbox"), before))).toEqual(["outbox/2025-01-0001_ada_00.eml"]);
  expect(newFiles(before, before)).toEqual([]);
});
