/** The basket keeps files as a folder would. */
import { Basket } from "./basket";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a saved file is read back by the path that was recorded", async () => {
  const basket = new Basket();
  const saved = await basket.saver("journal").save("2025-01/journal.csv", bytes("a"));
  expect(saved).toEqual({ path: "journal/2025-01/journal.csv", changed: true });
  expect(await basket.read(saved.path)).toEqual(bytes("a"));
  expect(await basket.read("journal/other.csv")).toBeNull();
});

test("saving again replaces, and says whether the bytes changed; with keep it stays", async () => {
  const basket = new Basket();
  const saver = basket.saver("outbox");
  await saver.save("a.eml", bytes("one"));
  expect((await saver.save("a.eml", bytes("one"))).changed).toBe(false);
  expect((await saver.save("a.eml", bytes("two"), true)).changed).toBe(false);
  expect(await basket.read("outbox/a.eml")).toEqual(bytes("one"));
  expect((await saver.save("a.eml", bytes("two"))).changed).toBe(true);
});

test("folders are listed and cleared apart", async () => {
  const basket = new Basket();
  await basket.saver("statements").save("b.pdf", bytes("b"));
  await basket.saver("statements").save("a.pdf", bytes("a"));
  await basket.saver("statements-old").save("c.pdf", bytes("c"));
  expect(basket.files("statements").map((f) => f.path)).toEqual(["statements/a.pdf", "statements/b.pdf"]);
  basket.clear("statements");
  expect(basket.files().map((f) => f.path)).toEqual(["statements-old/c.pdf"]);
});

test("of a month there is what bears its name, whatever lies beside it", async () => {
  const basket = new Basket();
  await basket.saver("statements").save("2025-02-0001_ada.pdf", bytes("february"));
  await basket.saver("statements").save("2025-03-0001_ada.pdf", bytes("march"));
  expect(basket.files("statements", "2025-03").map((f) => f.path)).toEqual([
    "statements/2025-03-0001_ada.pdf",
  ]);
  expect(basket.files("statements", "2025-04")).toEqual([]);
});
