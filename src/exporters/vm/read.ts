/** Inventories of machines → usage. */
import type { Day, Period } from "../../core/period";
import { Refusal } from "../../core/problem";
import { figure } from "../../core/words";
import {
  cell,
  chosenColumns,
  findColumns,
  headingOf,
  pairOf,
  type Chosen,
  type Columns,
} from "../report/columns";
import type { Report, Snapshot } from "../report/hold";
import { parseReport, type ReportFile, type Table, type TableRow } from "../report/parse";
import { readRows } from "../report/rows";
import type { SizeOptions } from "../report/size";
import { columnsTaken, mixedUnits } from "../report/told-apart";
import { dayOfCell, timeInName, type Clocks } from "../report/when";
import { nothingUsed, thousandths } from "../storage/figures";
import type { ExportNote, ReadUsage, Usage } from "../usage";
import { blankNotes } from "./blanks";
import { VM_FIELDS } from "./fields";
import type { Listed } from "./hours";
import { isTemplate, machineOf, type Machine } from "./machine";
import { usageOfStay, type StoppedPolicy } from "./meters";
import { staysOfHours, staysOfList, staysOfSnapshots, type Stays } from "./stays";

export const INVENTORY_KINDS = ["snapshots", "list"] as const;
/** Inventories of single days, or one list with Created and Deleted. */
export type InventoryKind = (typeof INVENTORY_KINDS)[number];

export interface VmOptions {
  readonly sizes: SizeOptions;
  /** `--column`, `--only`, `--fact`, each `name=value`. */
  readonly columns: readonly string[];
  readonly only: readonly string[];
  readonly facts: readonly string[];
  readonly stopped: StoppedPolicy;
  /** null: a list when the files have a column Deleted or no day, else snapshots. */
  readonly kind: InventoryKind | null;
  /** The day of all files, over what they say; "" for none. */
  readonly date: Day;
}

interface Inventory {
  readonly table: Table;
  readonly columns: Columns;
  readonly rows: readonly { row: TableRow; machine: Machine }[];
  readonly notes: readonly ExportNote[];
}

/** @throws Refusal for inventories that cannot be read */
export function readMachines(
  files: readonly ReportFile[],
  period: Period,
  clocks: Clocks,
  options: VmOptions,
): ReadUsage {
  const chosen = chosenColumns(options.columns, VM_FIELDS);
  const inventories = files.map((file) => readInventory(parseReport(file), chosen, clocks, options));
  refuseUnmeasured(inventories);
  const { stays, notes } = staysOf(inventories, period, clocks, options);
  const usage = stays.flatMap((stay) => [...usageOfStay(stay, clocks.days, options.stopped)]);
  return {
    usage: notes.some(({ severity }) => severity === "error") ? [] : usage,
    notes: [
      ...inventories.flatMap((inventory) => inventory.notes),
      ...columnsTaken(inventories, VM_FIELDS, chosen),
      ...notes,
      ...blankNotes(stays, inventories),
      ...mixedUnits(inventories, ["Memory", "Disk"]),
      ...nothingUsed(usage),
    ],
    figures: () => figuresOf(files.length, usage),
  };
}

function readInventory(table: Table, chosen: Chosen, clocks: Clocks, options: VmOptions): Inventory {
  const columns = findColumns(table, VM_FIELDS, chosen);
  const facts = options.facts.map((option): [string, string] => {
    const [name, heading] = pairOf(option, "--fact", "cluster=Cluster");
    return [name.toLowerCase(), headingOf(table, heading, `--fact ${option}`)];
  });
  const asked = options.only.map((option) => {
    const [heading, value] = pairOf(option, "--only", "type=qemu");
    return { heading: headingOf(table, heading, `--only ${option}`), value: value.toLowerCase() };
  });
  const left = table.rows.filter((row) =>
    asked.every(({ heading, value }) => (row.cells[heading] ?? "").toLowerCase() === value),
  );
  const machines = left.filter((row) => !isTemplate(row, columns));
  return {
    table,
    columns,
    rows: readRows(machines, (row) => ({
      row,
      machine: machineOf(row, columns, { sizes: options.sizes, zone: clocks.zone, facts }),
    })),
    notes: [
      ...counted(table.rows.length - left.length, "left out by --only", table.file),
      ...counted(left.length - machines.length, "templates, which are not billed", table.file),
    ],
  };
}

function counted(count: number, what: string, where: string): ExportNote[] {
  return count === 0 ? [] : [{ severity: "note", text: `Rows ${what}: ${count}.`, where }];
}

function refuseUnmeasured(inventories: readonly Inventory[]): void {
  for (const { table, columns } of inventories)
    if (["vCPU", "Memory", "Disk"].every((name) => columns[name] === undefined))
      throw new Refusal(
        `${table.file} has no column for vCPU, Memory or Disk. Its columns are: ${table.headings.slice(0, 30).join(", ")}. Say which they are: --column vCPU=HEADING. Nothing was written.`,
      );
}

function staysOf(
  inventories: readonly Inventory[],
  period: Period,
  clocks: Clocks,
  options: VmOptions,
): Stays {
  const month = { period, zone: clocks.days };
  const dayOf = (table: Table, columns: Columns, row: TableRow): Day | null =>
    options.date === "" ? dayOfRow(table, columns, row, clocks) : options.date;
  const reports = inventories.flatMap(({ table, columns }) =>
    table.rows.flatMap((row): Report[] => {
      const day = dayOf(table, columns, row);
      return day === null ? [] : [{ series: timeInName(table.file).series, day }];
    }),
  );
  if (kindOf(inventories, reports, options) === "list")
    return staysOfList(listedOf(inventories, options), month);
  const spelling = new Map<string, string>();
  const snapshots = inventories.flatMap(({ table, columns, rows }) =>
    rows.map(({ row, machine }): Snapshot<Machine> => {
      const day = dayOf(table, columns, row);
      if (day === null) throw noDay(row, period);
      const id = machine.id.toLowerCase();
      const key = spelling.get(id) ?? machine.id;
      spelling.set(id, key);
      return { key, series: timeInName(table.file).series, day, value: machine, where: machine.where };
    }),
  );
  const hasHours = inventories.some(({ columns }) => columns["Hours"] !== undefined);
  return (hasHours ? staysOfHours : staysOfSnapshots)(snapshots, reports, month);
}

/** @throws Refusal for inventories of several days that have Deleted: as a list, what later ones no longer show would stay */
function kindOf(
  inventories: readonly Inventory[],
  reports: readonly Report[],
  { kind, date }: VmOptions,
): InventoryKind {
  if (kind !== null) return kind;
  const hasDays = inventories.some(
    ({ table, columns }) => date !== "" || columns["Date"] !== undefined || timeInName(table.file).day !== "",
  );
  if (!hasDays) return "list";
  if (!inventories.some(({ columns }) => columns["Deleted"] !== undefined)) return "snapshots";
  if (new Set(reports.map(({ day }) => day)).size < 2) return "list";
  throw new Refusal(
    "These are inventories of several days, and they have a column Deleted: say whether each holds until the next, --as snapshots, or whether each row is a machine from Created to Deleted, --as list. Nothing was written.",
  );
}

function listedOf(inventories: readonly Inventory[], { date }: VmOptions): Listed[] {
  return inventories.flatMap(({ table, rows }) => {
    const { day, month } = timeInName(table.file);
    const fileMonth = date === "" && month !== "" ? month : (date === "" ? day : date).slice(0, 7);
    return rows.map(({ machine }) => ({ machine, fileMonth }));
  });
}

function dayOfRow(table: Table, columns: Columns, row: TableRow, clocks: Clocks): Day | null {
  const text = cell(row, columns, "Date");
  if (text !== "") return dayOfCell(text, clocks);
  const { day, month } = timeInName(table.file);
  return day || (month === "" ? null : `${month}-01`);
}

function noDay(row: TableRow, period: Period): Refusal {
  return new Refusal(
    `${row.where} has no day such as 2025-01-15. Give the rows a column Date, name the file like vms_${period}-15.csv, or say --date ${period}-15. Nothing was written.`,
  );
}

const GIB_HOUR = 3600n * 2n ** 30n;

function figuresOf(files: number, usage: readonly Usage[]): [string, string][] {
  const sum = (meter: string): bigint =>
    usage.reduce((total, one) => (one.meter === meter ? total + one.parts : total), 0n);
  return [
    ["Files", String(files)],
    ["Machines", figure(new Set(usage.map(({ resourceId }) => resourceId)).size)],
    ["vCPU-Hours", thousandths(sum("vcpus"), 3600n)],
    ["GiB-Hours of memory", thousandths(sum("memory"), GIB_HOUR)],
    ["VM-Hours", thousandths(sum("machines"), 3600n)],
    ["TB-Days of disk", thousandths(sum("capacity"), 10n ** 12n)],
  ];
}
