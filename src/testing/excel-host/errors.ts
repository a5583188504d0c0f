/** Errors as Excel answers them: a code that add-ins decide by, and words. */

export class HostError extends Error {
  /** @param code one of Excel.ErrorCodes, such as "InvalidArgument" */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "HostError";
  }
}

export function invalidArgument(what: string): HostError {
  return new HostError(
    "InvalidArgument",
    `The argument is invalid or missing or has an incorrect format. ${what}`,
  );
}

export function itemNotFound(what: string): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist. ${what}`);
}

export function itemAlreadyExists(what: string): HostError {
  return new HostError("ItemAlreadyExists", `A resource of the same name already exists. ${what}`);
}

export function accessDenied(sheet: string): HostError {
  return new HostError(
    "AccessDenied",
    `You cannot perform the requested operation: the sheet ${sheet} is protected.`,
  );
}

export function invalidOperation(what: string): HostError {
  return new HostError("InvalidOperation", `The operation attempted is invalid on the object. ${what}`);
}

/** Shifting cells would tear a table, merged cells or a filtered list apart. */
export function insertDeleteConflict(what: string): HostError {
  return new HostError(
    "InsertDeleteConflict",
    `The insert or delete operation attempted resulted in a conflict. ${what}`,
  );
}

export function mergedRangeConflict(what: string): HostError {
  return new HostError(
    "MergedRangeConflict",
    `Cannot complete the operation. A table can't overlap with another table, a PivotTable report, query results, merged cells, or an XML Map. ${what}`,
  );
}

/** What the stand-in does not have: said by name, so that it can be added. */
export function apiNotFound(type: string, member: string): HostError {
  return new HostError("ApiNotFound", `The stand-in for Excel has no ${type}.${member}.`);
}
