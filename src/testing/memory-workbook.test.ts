import { MemoryWorkbook } from "./memory-workbook";
import { workbookContract } from "./workbook-contract";

workbookContract("The memory workbook", () => {
  const workbook = new MemoryWorkbook();
  return Promise.resolve({ workbook, again: () => Promise.resolve(workbook) });
});
