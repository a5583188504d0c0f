/** What was packed in pieces is one part like any other. */
import { crc32, inflateRawSync } from "node:zlib";
import { PartPacker, PORTABLE_LIMIT } from "./part-packer";
import { ZipArchive } from "./zip";

function bytesOf(length: number): Buffer {
  const text = Buffer.from(
    Array.from({ length: 5_000 }, (_, i) => `<c r="A${i}"><v>${i * 7919}</v></c>`).join(""),
  );
  return Buffer.alloc(length, text);
}

async function packed(content: Buffer, piece: number): Promise<ReturnType<PartPacker["finish"]>> {
  const packer = new PartPacker();
  for (let at = 0; at < content.length; at += piece) await packer.add(content.subarray(at, at + piece));
  return packer.finish();
}

test.each([
  [PORTABLE_LIMIT + 1, 1_000_000],
  [12_345_678, 12_345_678],
  [20_000_000, 3_333_333],
])("%i bytes in pieces of %i", async (length, piece) => {
  const content = bytesOf(length);
  const part = await packed(content, piece);
  expect([part.size, part.crc]).toEqual([length, crc32(content)]);
  expect(inflateRawSync(part.compressed).equals(content)).toBe(true);
});

test.each([[0], [1], [PORTABLE_LIMIT]])("a part of %i bytes is packed as it always was", async (length) => {
  const content = bytesOf(length);
  const archive = ZipArchive.empty();
  archive.set("part", content);
  expect(await packed(content, 700_000)).toEqual({
    crc: crc32(content),
    size: length,
    compressed: archive.entry("part")?.compressed,
  });
});
