/** What an inventory of machines holds, and the headings under which it is found. */
import type { Field } from "../report/columns";

const field = (name: string, known: readonly string[]): Field => ({ name, known, required: false });

/**
 * Names of Hyper-V, Azure Local, RVTools (vInfo), PowerCLI, Proxmox VE and common spreadsheets. In an answer of Proxmox VE
 * stand `cpu`, the load, beside `maxcpu`, and `disk`, what is used, beside `maxdisk`: what can only be a size goes first.
 */
export const VM_FIELDS: readonly Field[] = [
  { name: "Name", known: ["name", "vm", "vm name", "machine", "display name", "computer name"], required: true },
  field("ID", ["vm id", "id", "vm uuid", "uuid", "instance id"]),
  field("Account", ["account", "owner group", "group", "billing account", "project", "resource group", "pool", "department", "cost center", "folder"]),
  field("User", ["user", "owner", "owner email", "contact", "login"]),
  field("vCPU", ["vcpu", "vcpus", "maxcpu", "cpus", "cpu count", "processor count", "num cpu", "cpu", "cores"]),
  field("Memory", ["maxmem", "memory", "ram", "memory startup", "memory size", "memory assigned"]),
  field("Disk", ["maxdisk", "disk size", "disk capacity", "provisioned", "provisioned space", "provisioned size", "disk", "storage"]),
  field("State", ["state", "power state", "vm state", "status"]),
  field("Created", ["created", "created at", "creation date", "creation time", "creation datetime", "create date", "start", "start date"]),
  field("Deleted", ["deleted", "deleted at", "deletion date", "removed", "decommissioned", "end", "end date"]),
  field("Hours", ["hours", "running hours", "hours running"]),
  field("Date", ["date", "day", "snapshot date", "report date", "collected", "collected at", "timestamp", "as of"]),
  field("Template", ["template", "is template"]),
  field("OS", ["os", "operating system", "os type", "guest os", "os according to the vmware tools"]),
  field("Size", ["size", "vm size", "flavor", "instance type"]),
]; // prettier-ignore
