/** Compressing in blocks writes what jsPDF writes. */
import { inflateSync } from "node:zlib";
import { jsPDF } from "jspdf";
import { compressInBlocks } from "./deflate";

function written(): string {
  const doc = new jsPDF({ unit: "pt", compress: true });
  doc.setCreationDate("D:20250203090000+00'00'").setFileId("0123456789ABCDEF0123456789ABCDEF");
  for (let line = 0; line < 400; line += 1) doc.text(`Charge ${line * line}, José – €`, 40, 40 + line);
  return doc.output();
}

/** The page's operators. */
function stream(file: string): string {
  const data = /\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/.exec(file)?.[1] ?? "";
  return inflateSync(Buffer.from(data, "latin1")).toString("latin1");
}

test("the same page, unpacked, in about as many bytes", () => {
  const before = written();
  compressInBlocks();
  const after = written();
  expect(stream(after)).toBe(stream(before));
  expect(stream(after)).toContain("(Charge 159201, ");
  expect(Math.abs(after.length / before.length - 1)).toBeLessThan(0.1);
});

test("other filters stay jsPDF's", () => {
  compressInBlocks();
  const { data, reverseChain } = (
    jsPDF.API as unknown as {
      processDataByFilters(data: string, filters: string[]): { data: string; reverseChain: string };
    }
  ).processDataByFilters("Charge", ["ASCIIHexEncode"]);
  expect(data.toLowerCase()).toMatch(/^436861726765/);
  expect(reverseChain).toContain("ASCIIHexDecode");
});
