import { openExcel } from "../../../tests/support/excel";
import { peopleInExcel } from "../../testing/people-in-excel";
import { workbookContract } from "../../testing/workbook-contract";

workbookContract("Excel", async () => {
  const { workbook, host } = await openExcel();
  return {
    workbook,
    again: async () => (await openExcel(host)).workbook,
    people: peopleInExcel((work) => Promise.resolve(work(host.workbook))),
  };
});
