/** Waiting for a state: it ends with the state, and a state that does not come fails with what was seen last. */
import { eventually, settles } from "./settles";

test("what comes about after some reads is returned", async () => {
  let reads = 0;
  expect(await settles(() => ++reads, 3)).toBe(3);
  expect(reads).toBe(3);
  expect(await settles(() => Promise.resolve(["a"]), expect.arrayContaining(["a"]))).toEqual(["a"]);
});

test("what does not come about fails with what was read last", async () => {
  await expect(settles(() => "drawing", "drawn", 30)).rejects.toThrow(
    /Expected: "drawn"\s+Received: "drawing"/,
  );
});

test("a read that throws is tried again", async () => {
  let reads = 0;
  await eventually(() => {
    reads += 1;
    if (reads < 3) throw new Error("Not there yet");
  });
  expect(reads).toBe(3);
  await expect(eventually(() => Promise.reject(new Error("Never there")), 30)).rejects.toThrow("Never there");
});
