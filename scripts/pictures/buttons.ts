/** The buttons of the pane by place, as they are labelled, so that the guide can be held against them. */
import type { Page } from "playwright-core";

/** In the page: labels of whatever can be pressed and is in sight, through the components. */
const LABELS = `(() => {
  const found = [];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches("fluent-button, button:not(.rule), a[href], summary") && element.checkVisibility()) {
        const own = element.cloneNode(true);
        const said = element.textContent;
        for (const part of own.querySelectorAll(".sr-only, .quiet, .small, [aria-hidden], .marker")) part.remove();
        // Who somebody is, and what something costs, is no label.
        if (!/[@$]/.test(said)) found.push(own.textContent.replace(/\\s+/g, " ").trim());
      }
      if (element.shadowRoot !== null) look(element.shadowRoot);
    }
  };
  look(document);
  return found;
})()`;

/** Month, steps, and the links at the top. */
export const FRAME = "Frame";

export class Buttons {
  private readonly places = new Map<string, Set<string>>();

  /** Notes the buttons that are in sight now. @param place of the pane, as its heading says */
  async note(place: string, page: Page): Promise<void> {
    const known = this.places.get(place) ?? new Set<string>();
    this.places.set(place, known);
    for (const label of await page.evaluate<string[]>(LABELS)) if (isLabel(label)) known.add(general(label));
  }

  /** "Import: Clear", a line each; what is in sight everywhere only once. */
  text(): string {
    const everywhere = this.places.get(FRAME) ?? new Set();
    return [...this.places]
      .flatMap(([place, labels]) =>
        [...labels]
          .filter((label) => place === FRAME || !everywhere.has(label))
          .sort()
          .map((label) => `${place}: ${label}\n`),
      )
      .join("");
  }
}

/** The report of a file says how many things it has to remark. */
function isLabel(label: string): boolean {
  return /[A-Za-z]/.test(label) && !/^\d+ (problem row|warning|note|charge)/.test(label);
}

/** Numbers differ from month to month; the guide may have any. */
export function general(label: string): string {
  return label.replace(/\d{4}-\d{2}(-\w+)?/g, "N").replace(/\d[\d,.]*/g, "N");
}
