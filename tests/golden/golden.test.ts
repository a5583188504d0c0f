/**
 * The sample months leave exactly the files of sample_data/expected. `npm run golden` renews them; the other hosts are
 * held to the same files in hosts.long.test.ts.
 */
import { MemoryWorkbook } from "../../src/testing/memory-workbook";
import { compare } from "./compare";
import { sampleMonths } from "./sample-months";

// Two whole months, PDFs and all.
test("the sample months leave the expected files on a workbook in memory", async () => {
  compare(await sampleMonths(new MemoryWorkbook(), { ensure: () => Promise.resolve([]) }));
});
