import { SharedMemoryWorkbook } from "./memory-workbook-people";
import { workbookContract } from "./workbook-contract";

workbookContract("The memory workbook", () => {
  const workbook = new SharedMemoryWorkbook();
  return Promise.resolve({ workbook, again: () => Promise.resolve(workbook), people: workbook.people });
});
