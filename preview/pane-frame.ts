/** The pane's frame: its width, its theme, and what the preview presses in it. */
import { text } from "../taskpane/text";
import type { Preview, Theme } from "./preview";

/** How long the pane may take to show its first page. Milliseconds. */
const PATIENCE = 15_000;
const LOOK_EVERY = 50;

export class PaneFrame {
  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly preview: Preview,
  ) {}

  setWidth(pixels: number): void {
    this.frame.style.width = `${pixels}px`;
  }

  /** The pane looks at Excel's theme whenever it gets the focus. */
  setTheme(theme: Theme): void {
    this.preview.theme = theme;
    this.frame.contentWindow?.dispatchEvent(new Event("focus"));
  }

  /** As closing the pane and opening it again; done when the new page has its scripts. */
  reload(): Promise<void> {
    return new Promise((resolve) => {
      this.frame.addEventListener("load", () => resolve(), { once: true });
      this.frame.src = "pane.html";
    });
  }

  /** Presses the first run's "Load the sample month". @returns false when the pane does not offer it */
  async loadSample(): Promise<boolean> {
    for (let waited = 0; waited < PATIENCE; waited += LOOK_EVERY) {
      const page = this.frame.contentDocument;
      const button = page === null ? null : findByText(page, text.firstRun.sample);
      if (button !== null) {
        button.click();
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    return false;
  }
}

/** Looks through the components' open shadow roots for an enabled button. */
function findByText(root: Document | ShadowRoot, label: string): HTMLElement | null {
  for (const element of root.querySelectorAll<HTMLElement>("*")) {
    const isButton = element.matches("fluent-button, button");
    if (isButton && element.textContent?.trim() === label && !element.matches("[disabled]")) return element;
    const inner = element.shadowRoot === null ? null : findByText(element.shadowRoot, label);
    if (inner !== null) return inner;
  }
  return null;
}
