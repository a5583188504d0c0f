/** Types into a cell, as the person in front of Excel or as a co-worker elsewhere. */
import { CellError, HostError, type HostSheet } from "../src/testing/excel-host";
import type { Preview } from "./preview";

export type Hand = "me" | "co-worker";

/** @param first what was typed to begin with; the cell's own content when absent */
export function editCell(
  preview: Preview,
  cell: HTMLElement,
  address: string,
  { hand, first, done }: { hand: Hand; first: string | undefined; done: (message: string) => void },
): void {
  const { host, workbook } = preview;
  const sheet = host.activeSheet;
  const { top, left } = sheet.rect(address);
  const input = document.createElement("input");
  input.className = "editor";
  input.setAttribute("aria-label", `${address} on ${sheet.name}`);
  input.value = first ?? contentOf(sheet.formula(top, left));
  // Excel answers no add-in while its own person types; a co-worker's typing goes unnoticed.
  host.cellEditMode = hand === "me";
  let open = true;
  const close = (keep: boolean): void => {
    if (!open) return;
    open = false;
    host.cellEditMode = false;
    input.remove();
    done(
      keep
        ? written(() =>
            workbook.edit(sheet.name, address, [[input.value]], hand === "me" ? "Local" : "Remote"),
          )
        : "",
    );
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter" || event.key === "Tab") event.preventDefault();
    if (event.key === "Enter" || event.key === "Tab") close(true);
    if (event.key === "Escape") close(false);
  });
  input.addEventListener("blur", () => close(true));
  cell.replaceChildren(input);
  input.focus();
}

/** As it stands in the formula bar. */
function contentOf(value: ReturnType<HostSheet["formula"]>): string {
  return value === null ? "" : value instanceof CellError ? value.text : String(value);
}

/** @returns what Excel has against it; "" when nothing */
function written(write: () => void): string {
  try {
    write();
    return "";
  } catch (error) {
    if (error instanceof HostError) return error.message;
    throw error;
  }
}
