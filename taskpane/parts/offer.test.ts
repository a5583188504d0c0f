/** Files to the person: one as it is, several as a zip with their folders. */
import { unzipSync } from "fflate";
import type { BasketFile } from "../basket";
import { offerFiles } from "./offer";

interface Offered {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

async function offered(files: readonly BasketFile[]): Promise<readonly Offered[]> {
  const seen: Offered[] = [];
  const downloads = {
    refusal: "",
    offer: (name: string, bytes: Uint8Array, contentType: string) => {
      seen.push({ name, bytes, contentType });
      return Promise.resolve();
    },
  };
  await offerFiles({ downloads, clock: { now: () => "2025-02-03T09:00:00Z" } }, files, "all.zip");
  return seen;
}

const file = (path: string, ...bytes: number[]): BasketFile => ({ path, bytes: Uint8Array.from(bytes) });

test("nothing is offered when there is nothing", async () => {
  expect(await offered([])).toEqual([]);
});

test.each([
  ["statements/a.pdf", "a.pdf", "application/pdf"],
  ["journal/2025-01-J1_general.csv", "2025-01-J1_general.csv", "text/csv"],
  ["outbox/a.eml", "a.eml", "message/rfc822"],
])("%s alone is offered as it is", async (path, name, contentType) => {
  expect(await offered([file(path, 1, 2)])).toEqual([{ name, bytes: Uint8Array.of(1, 2), contentType }]);
});

test("several are one zip, the same for the same files", async () => {
  const files = [file("outbox/a.eml", 1), file("outbox/ł.eml", 2)];
  const [zip] = await offered(files);
  expect(zip).toMatchObject({ name: "all.zip", contentType: "application/zip" });
  expect(Object.entries(unzipSync(zip!.bytes)).map(([name, bytes]) => [name, [...bytes]])).toEqual([
    ["outbox/a.eml", [1]],
    ["outbox/ł.eml", [2]],
  ]);
  expect(await offered(files)).toEqual([zip]);
});
