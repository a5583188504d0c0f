/** The tabs of the sheets, in their colours. */
import type { HostSheet } from "../src/testing/excel-host";

export function drawTabs(
  list: HTMLElement,
  sheets: readonly HostSheet[],
  active: HostSheet,
  choose: (sheet: HostSheet) => void,
): void {
  const focused = list.contains(document.activeElement);
  const tabs = sheets
    .filter(({ visibility }) => visibility === "Visible")
    .map((sheet) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", String(sheet === active));
      tab.setAttribute("aria-controls", "sheet");
      tab.tabIndex = sheet === active ? 0 : -1;
      tab.textContent = sheet.name;
      tab.style.borderBottomColor = sheet.tabColor || "transparent";
      tab.addEventListener("click", () => choose(sheet));
      return tab;
    });
  list.replaceChildren(...tabs);
  if (focused) list.querySelector<HTMLElement>("[aria-selected=true]")?.focus();
}

/** Arrow keys go from tab to tab. */
export function tabKeys(list: HTMLElement): void {
  list.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
    tabs[(at + step + tabs.length) % tabs.length]?.click();
  });
}
