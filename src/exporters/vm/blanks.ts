/** What an inventory leaves blank and is counted all the same: a person has to see how, and in how many rows. */
import { listNote } from "../report/hold-notes";
import type { Columns } from "../report/columns";
import type { ExportNote } from "../usage";
import type { Machine } from "./machine";
import type { Stay } from "./stays";

/** Fields that nobody leaves blank on purpose, and what is counted without them. */
const COUNTED_AS: Readonly<Record<string, string>> = {
  vCPU: "0 is counted; write 0 if that is right",
  Memory: "0 is counted; write 0 if that is right",
  Disk: "0 is counted; write 0 if that is right",
  State: "they count as running",
  Hours: "the state decides whether they ran",
};
export const NEVER_BLANK: readonly string[] = Object.keys(COUNTED_AS);

interface Inventory {
  readonly table: { readonly file: string };
  readonly columns: Columns;
}

/** @param stays those of the month: rows of other months concern nobody */
export function blankNotes(stays: readonly Stay[], inventories: readonly Inventory[]): ExportNote[] {
  const machines = [...new Map(stays.map(({ machine }) => [machine.where, machine])).values()];
  return NEVER_BLANK.flatMap((field) => [...cellNotes(field, machines), ...columnNotes(field, inventories)]);
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

function columnNotes(field: string, inventories: readonly Inventory[]): ExportNote[] {
  const without = inventories.filter(({ columns }) => columns[field] === undefined);
  if (without.length === inventories.length) return [];
  return listNote(
    without.map(({ table }) => table.file),
    `Inventories without a column for ${field}, which others have; for their machines ${COUNTED_AS[field] ?? ""}. They are`,
    "warning",
  );
}
