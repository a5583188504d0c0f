/** The filter of a table's column: its values to tick, as Excel's filter button offers them. */
import type { HostTable } from "../src/testing/excel-host";

/** More values than anybody ticks one by one. */
const MOST_VALUES = 200;

/** A button that opens the filter of one column. @param done called after the filter changed */
export function filterButton(table: HostTable, index: number, done: () => void): HTMLButtonElement {
  const column = table.columns[index];
  const filtered = (column?.criteria ?? null) !== null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "filter-button";
  button.textContent = filtered ? "▼" : "▾";
  button.setAttribute("aria-label", `Filter ${column?.name ?? ""}`);
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-pressed", String(filtered));
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    openMenu(table, index, done);
  });
  return button;
}

function openMenu(table: HostTable, index: number, done: () => void): void {
  const column = table.columns[index];
  if (column === undefined) return;
  const dialog = document.createElement("dialog");
  dialog.className = "filter";
  dialog.setAttribute("aria-label", `Filter ${column.name}`);
  const chosen = new Set(column.criteria?.values?.map(String) ?? []);
  const boxes = distinctTexts(table, index).map((text) =>
    checkbox(text, chosen.size === 0 || chosen.has(text)),
  );
  const apply = (criteria: typeof column.criteria): void => {
    column.criteria = criteria;
    table.sheet.applyFilters(table);
    dialog.close();
    done();
  };
  const list = document.createElement("div");
  list.className = "values";
  list.append(...boxes.map(({ label }) => label));
  const buttons = document.createElement("div");
  buttons.className = "row";
  buttons.append(
    pushButton("Apply", () => {
      const values = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      apply(values.length === boxes.length ? null : { filterOn: "Values", values });
    }),
    pushButton("None", () => boxes.forEach(({ box }) => (box.checked = false))),
    pushButton("Clear filter", () => apply(null)),
    pushButton("Cancel", () => dialog.close()),
  );
  dialog.append(list, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function distinctTexts(table: HostTable, index: number): string[] {
  const { sheet, body } = table;
  const texts = new Set<string>();
  for (let row = body.top; row <= body.bottom && texts.size < MOST_VALUES; row += 1)
    texts.add(sheet.textAt(row, body.left + index));
  return [...texts].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

function checkbox(value: string, checked: boolean): { label: HTMLLabelElement; box: HTMLInputElement } {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = value;
  box.checked = checked;
  label.append(box, ` ${value === "" ? "(Blanks)" : value}`);
  return { label, box };
}

function pushButton(text: string, click: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text;
  button.addEventListener("click", click);
  return button;
}
