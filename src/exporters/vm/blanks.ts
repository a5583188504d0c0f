/** What an inventory leaves blank and is counted all the same: a person has to see how, and in how many rows. */
import { listNote } from "../report/hold-notes";
import { columnsOfSome, columnsOfSomeDays, type Read } from "../report/told-apart";
import type { ExportNote } from "../usage";
import type { Machine } from "./machine";
import type { Stay } from "./stays";

/** Fields that nobody leaves blank on purpose, and what is counted without them. */
const COUNTED_AS: Readonly<Record<string, string>> = {
  ID: "they are told apart by name alone, and count beside a row that has the ID",
  vCPU: "0 is counted; write 0 if that is right",
  Memory: "0 is counted; write 0 if that is right",
  Disk: "0 is counted; write 0 if that is right",
  State: "they count as running",
  Hours: "the state decides whether they ran",
};
export const NEVER_BLANK: readonly string[] = Object.keys(COUNTED_AS);

/** Fields that rates and owners ask for. */
const ASKED_FOR = ["Account", "User", "OS", "Size"];

/** @param stays those of the month: rows of other months concern nobody */
export function blankNotes(stays: readonly Stay[], inventories: readonly Read[]): ExportNote[] {
  const machines = [...new Map(stays.map(({ machine }) => [machine.where, machine])).values()];
  return [
    ...NEVER_BLANK.flatMap((field) => [
      ...cellNotes(field, machines),
      ...columnsOfSome(inventories, field, `for their machines ${COUNTED_AS[field] ?? ""}`),
    ]),
    ...ASKED_FOR.flatMap((field) =>
      columnsOfSomeDays(inventories, field, "their machines are priced, and their owners found, without it"),
    ),
  ];
}

function cellNotes(field: string, machines: readonly Machine[]): ExportNote[] {
  const blank = machines.filter(
    (machine) => machine.blank.includes(field) && (field !== "State" || machine.hours === null),
  );
  return listNote(
    blank.map(({ where }) => where),
    `Rows of machines with a blank ${field}: ${blank.length}; ${COUNTED_AS[field] ?? ""}. They are`,
    "warning",
  );
}
