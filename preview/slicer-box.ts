/** A slicer as a box of buttons: one press chooses a value alone, with Ctrl it adds or takes one. */
import type { HostSlicer } from "../src/testing/excel-host";

export class SlicerBox {
  readonly element = document.createElement("section");
  private shown = "";

  constructor(private readonly filtered: () => void) {
    this.element.className = "slicer";
  }

  show(slicer: HostSlicer): void {
    const { items, caption, isFilterCleared } = slicer;
    const now = JSON.stringify([items, caption, isFilterCleared]);
    if (now === this.shown) return;
    this.shown = now;
    const focused = this.element.contains(document.activeElement)
      ? document.activeElement?.textContent
      : null;
    this.element.setAttribute("aria-label", `Slicer ${caption}`);
    const values = document.createElement("div");
    values.className = "values";
    values.append(
      ...items.map(({ label, selected, hasData }) => {
        const item = button(label, (event) => {
          const others = items.filter((one) => one.selected && one.label !== label).map((one) => one.label);
          const more = event.ctrlKey || event.metaKey;
          this.filter(() =>
            slicer.select(!more || isFilterCleared ? [label] : selected ? others : [...others, label]),
          );
        });
        item.setAttribute("aria-pressed", String(selected && !isFilterCleared));
        item.classList.toggle("without", !hasData);
        return item;
      }),
    );
    this.element.replaceChildren(this.head(slicer), values);
    const again = [...this.element.querySelectorAll("button")].find(
      ({ textContent }) => textContent === focused,
    );
    again?.focus();
  }

  remove(): void {
    this.shown = "";
  }

  private head(slicer: HostSlicer): HTMLElement {
    const head = document.createElement("header");
    const title = document.createElement("h2");
    title.textContent = slicer.caption;
    const clear = button("All", () => this.filter(() => slicer.clear()));
    clear.setAttribute("aria-label", `All of ${slicer.caption}`);
    clear.disabled = slicer.isFilterCleared;
    head.append(title, clear);
    return head;
  }

  private filter(change: () => void): void {
    change();
    this.filtered();
  }
}

function button(text: string, click: (event: MouseEvent) => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", click);
  return made;
}
