/** Compressing in blocks writes what jsPDF writes. */
import { jsPDF } from "jspdf";
import { compressInBlocks } from "./deflate";

function written(): string {
  const doc = new jsPDF({ unit: "pt", compress: true });
  doc.setCreationDate("D:20250203090000+00'00'").setFileId("0123456789ABCDEF0123456789ABCDEF");
  for (let line = 0; line < 400; line += 1) doc.text(`Charge ${line * line}, José – €`, 40, 40 + line);
  return doc.output();
}

test("the same bytes, in fewer pieces", () => {
  const before = written();
  compressInBlocks();
  expect(written()).toBe(before);
  expect(before).toContain("/Filter /FlateDecode");
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
