/** What an inventory of machines holds, and the headings under which it is found. */
import type { Field } from "../report/columns";

const field = (name: string, known: readonly string[]): Field => ({ name, known, required: false });

/** Names of Hyper-V, Azure Local, RVTools (vInfo), PowerCLI, Proxmox VE and common spreadsheets. */
export const VM_FIELDS: readonly Field[] = [
  { name: "Name", known: ["name", "vm", "vm name", "machine", "display name", "computer name"], required: true },
  field("ID", ["id", "vm id", "vmid", "vm uuid", "uuid", "instance id"]),
  field("Account", ["account", "owner group", "group", "billing account", "project", "resource group", "pool", "department", "cost center", "folder"]),
  field("User", ["user", "owner", "owner email", "contact", "login"]),
  field("vCPU", ["vcpu", "vcpus", "cpus", "cpu", "cpu count", "processor count", "num cpu", "maxcpu", "cores"]),
  field("Memory", ["memory", "ram", "memory startup", "memory assigned", "memory size", "maxmem"]),
  field("Disk", ["disk", "disk size", "disk capacity", "storage", "provisioned", "provisioned space", "provisioned size", "maxdisk"]),
  field("State", ["state", "power state", "vm state", "status"]),
  field("Created", ["created", "created at", "creation date", "creation time", "creation datetime", "create date", "start", "start date"]),
  field("Deleted", ["deleted", "deleted at", "deletion date", "removed", "decommissioned", "end", "end date"]),
  field("Hours", ["hours", "running hours", "hours running"]),
  field("Date", ["date", "day", "snapshot date", "report date", "collected", "collected at", "timestamp", "as of"]),
  field("Template", ["template", "is template"]),
  field("OS", ["os", "operating system", "os type", "guest os", "os according to the vmware tools"]),
  field("Size", ["size", "vm size", "flavor", "instance type"]),
]; // prettier-ignore
