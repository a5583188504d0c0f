/** A row of an inventory → a machine: its size, whose it is, whether it runs, and from when to when it is there. */
import { amount, parseAmount, type Amount } from "../../core/money";
import { Refusal } from "../../core/problem";
import type { Seconds, Zone } from "../days";
import { cell, type Columns } from "../report/columns";
import type { TableRow } from "../report/parse";
import { saysNone, sizeCell, type SizeOptions } from "../report/size";
import { plainNumber } from "../size";
import { instantOf } from "../report/when";
import { NEVER_BLANK } from "./blanks";

export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly user: string;
  /** Virtual CPUs, which may be parts of one. */
  readonly vcpus: Amount;
  readonly memory: bigint;
  readonly disk: bigint;
  readonly running: boolean;
  /** null where the inventory does not say. */
  readonly created: Seconds | null;
  readonly deleted: Seconds | null;
  /** Hours that it ran; null where the inventory does not say. */
  readonly hours: Amount | null;
  readonly facts: Readonly<Record<string, string>>;
  /** Fields that the inventory has a column for, and whose cell is blank. */
  readonly blank: readonly string[];
  readonly where: string;
}

const RUNNING = ["running", "on", "poweredon", "powered on", "started", "start", "up", "active", "paused", "vm running", "true"]; // prettier-ignore
const STOPPED = ["stopped", "off", "poweredoff", "powered off", "shut down", "shutdown", "shut off", "halted", "down", "saved", "suspended", "hibernated", "deallocated", "vm deallocated", "vm stopped", "inactive", "false"]; // prettier-ignore
const YES = ["true", "yes", "1"];

export interface MachineOptions {
  readonly sizes: SizeOptions;
  readonly zone: Zone;
  /** Names of facts and the headings they stand under. */
  readonly facts: readonly (readonly [name: string, heading: string])[];
}

export function isTemplate(row: TableRow, columns: Columns): boolean {
  return YES.includes(cell(row, columns, "Template").toLowerCase());
}

/** @throws Refusal naming the row and cell that cannot be read */
export function machineOf(row: TableRow, columns: Columns, options: MachineOptions): Machine {
  const name = cell(row, columns, "Name");
  const id = cell(row, columns, "ID") || name;
  if (id === "") throw new Refusal(`${row.where} has no name. Correct the inventory. Nothing was written.`);
  const machine: Machine = {
    id,
    name: name || id,
    account: accountOf(row, columns, name || id),
    user: cell(row, columns, "User"),
    vcpus: plausibleCpus(row, columns, options.sizes),
    memory: plausibleSize(row, columns, "Memory", options.sizes),
    disk: plausibleSize(row, columns, "Disk", options.sizes),
    running: stateOf(row, columns),
    created: timeCell(row, columns, "Created", options.zone),
    deleted: timeCell(row, columns, "Deleted", options.zone),
    hours: numberCell(row, columns, "Hours", options.sizes),
    facts: factsOf(row, columns, options),
    blank: NEVER_BLANK.filter((field) => columns[field] !== undefined && saysNone(cell(row, columns, field))),
    where: row.where,
  };
  if (machine.created !== null && machine.deleted !== null && machine.deleted < machine.created)
    throw new Refusal(
      `${row.where}: ${machine.name} was deleted before it was created. Correct the inventory. Nothing was written.`,
    );
  return machine;
}

const LEAST_CPUS = amount("0.1");

/** @throws Refusal for a number that is a load rather than a count: `cpu` of Proxmox VE */
function plausibleCpus(row: TableRow, columns: Columns, sizes: SizeOptions): Amount {
  const vcpus = numberCell(row, columns, "vCPU", sizes) ?? 0n;
  if (vcpus === 0n || vcpus >= LEAST_CPUS) return vcpus;
  throw new Refusal(
    `${row.where}: ${columns["vCPU"]?.heading ?? "vCPU"} "${cell(row, columns, "vCPU")}" is too little for a machine: it may be the load. Say which column has the number of virtual CPUs: --column vCPU=HEADING. Nothing was written.`,
  );
}

/** No machine has less: a number whose unit was not said. */
const LEAST = 2n ** 20n;

/** @throws Refusal for a size that no machine has: 4096 of RVTools are MiB, not bytes */
function plausibleSize(row: TableRow, columns: Columns, field: string, sizes: SizeOptions): bigint {
  const bytes = sizeCell(row, columns, field, sizes) ?? 0n;
  if (bytes === 0n || bytes >= LEAST) return bytes;
  throw new Refusal(
    `${row.where}: ${columns[field]?.heading ?? field} "${cell(row, columns, field)}" would be ${bytes} bytes, which is too little for a machine. Say what unit the numbers are in, such as --size-unit MiB. Nothing was written.`,
  );
}

/** Without a column for it, or with a blank cell, the owners are found by the machine's name. */
function accountOf(row: TableRow, columns: Columns, name: string): string {
  return cell(row, columns, "Account") || name;
}

function factsOf(row: TableRow, columns: Columns, { facts }: MachineOptions): Record<string, string> {
  const all = [
    ["os", cell(row, columns, "OS")] as const,
    ["size", cell(row, columns, "Size")] as const,
    ...facts.map(([name, heading]) => [name, row.cells[heading] ?? ""] as const),
  ];
  return Object.fromEntries(all.filter(([, value]) => value !== ""));
}

function stateOf(row: TableRow, columns: Columns): boolean {
  const text = cell(row, columns, "State");
  const state = text.toLowerCase().replace(/[_-]/g, " ");
  if (state === "" || RUNNING.includes(state)) return true;
  if (STOPPED.includes(state)) return false;
  throw new Refusal(
    `${row.where}: the state "${text}" is not known. Write running or stopped. (Export-Csv of PowerShell writes names of states; ConvertTo-Json writes numbers, which differ from version to version.) Nothing was written.`,
  );
}

function numberCell(row: TableRow, columns: Columns, field: string, sizes: SizeOptions): Amount | null {
  const text = cell(row, columns, field);
  if (text === "") return null;
  const number = parseAmount(sizes.decimalComma === true ? (plainNumber(text, ",") ?? "") : text);
  if (number !== null && number >= 0n) return number;
  throw unreadable(row, columns, field, "a number such as 4 or 12.5");
}

function timeCell(row: TableRow, columns: Columns, field: string, zone: Zone): Seconds | null {
  const text = cell(row, columns, field);
  if (text === "" || text === "-") return null;
  const at = instantOf(text, zone);
  if (at !== null) return at;
  throw unreadable(row, columns, field, "a time such as 2025-01-15 or 2025-01-15T14:30:00");
}

function unreadable(row: TableRow, columns: Columns, field: string, what: string): Refusal {
  return new Refusal(
    `${row.where}: ${columns[field]?.heading ?? field} "${cell(row, columns, field)}" is not ${what}. Correct the inventory. Nothing was written.`,
  );
}
