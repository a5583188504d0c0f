/** Excel.WorksheetProtection. */
import { accessDenied, HostError } from "../errors";
import type { HostSheet } from "../model/sheet";
import { isRecord, type HostType } from "../objects";

export const PROTECTION: HostType<HostSheet> = {
  name: "WorksheetProtection",
  properties: {
    Protected: { get: (sheet) => sheet.protection !== null },
    Options: { get: (sheet) => sheet.protection?.options ?? {} },
  },
  methods: {
    Protect: (sheet, args) => {
      if (sheet.protection !== null)
        throw new HostError("InvalidOperation", `The sheet ${sheet.name} is protected already.`);
      const options = args.any(0);
      sheet.protection = { options: isRecord(options) ? options : {}, password: args.optionalText(1) ?? "" };
      return null;
    },
    Unprotect: (sheet, args) => {
      if (sheet.protection !== null && sheet.protection.password !== (args.optionalText(0) ?? ""))
        throw accessDenied(sheet.name);
      sheet.protection = null;
      return null;
    },
  },
};
