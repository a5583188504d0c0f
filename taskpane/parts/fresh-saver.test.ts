/** Old files go when the first new one comes, and only then. */
import { Basket } from "../basket";
import { freshSaver } from "./fresh-saver";

test("the first file empties its folder, the next ones join it", async () => {
  const basket = new Basket();
  await basket.saver("statements").save("old.pdf", Uint8Array.of(1));
  await basket.saver("journal").save("old.csv", Uint8Array.of(1));
  const saver = freshSaver(basket, "statements");
  expect(basket.files("statements").map((f) => f.path)).toEqual(["statements/old.pdf"]);
  await saver.save("a.pdf", Uint8Array.of(2));
  await saver.save("b.pdf", Uint8Array.of(3));
  expect(basket.files().map((f) => f.path)).toEqual([
    "journal/old.csv",
    "statements/a.pdf",
    "statements/b.pdf",
  ]);
});
