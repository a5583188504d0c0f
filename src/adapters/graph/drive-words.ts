/** What OneDrive's refusals mean, in words for a person. */
import { HostFailure } from "../../core/problem";
import type { Graph } from "./client";
import { GraphFailure, told } from "./errors";

/** A drive is reached with these. */
export interface DriveAccess {
  readonly graph: Graph;
  /** Permissions its tokens have, to be named where they do not suffice. */
  readonly scopes: readonly string[];
}

/** Open for editing: some answers say so in the message alone. */
export function isLocked(error: unknown): boolean {
  if (!(error instanceof GraphFailure)) return false;
  return error.status === 423 || error.code === "resourceLocked" || /is locked\b/i.test(error.message);
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof GraphFailure && error.status === status;
}

/** @returns the error to throw when a file could not be saved or read */
export function fileTold(
  error: unknown,
  name: string,
  doing: "saved" | "read" | "removed",
  access: DriveAccess,
): unknown {
  const what = `${name} could not be ${doing} on OneDrive`;
  const written = doing === "saved" ? "all files before this one" : "nothing";
  const because = (reason: string): HostFailure =>
    new HostFailure(`${what}: ${reason}`, written, { cause: error });
  if (isLocked(error)) return because("it is open. Close it everywhere and try again.");
  if (isStatus(error, 507)) return because("there is no room left. Make room and try again.");
  const missing = "it, or the folder for it, is not there any more. Try again.";
  return told(error, { what, written, needs: access.scopes.join(" and "), missing });
}
