/** Numbered marks drawn over a page, where the guide names its buttons. */
import type { Page } from "playwright-core";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CLASS = "picture-mark";
/** Pixels. */
const SIZE = 18;

/** Marks each box at its upper right corner, from 1. */
export async function withMarks(page: Page, boxes: readonly Box[]): Promise<void> {
  const marks = boxes.map(({ x, y, width }, i) => ({
    text: String(i + 1),
    left: x + width - SIZE * 0.6,
    top: y - SIZE * 0.45,
  }));
  await page.evaluate(`(() => {
    for (const { text, left, top } of ${JSON.stringify(marks)}) {
      const mark = document.createElement("div");
      mark.className = "${CLASS}";
      mark.textContent = text;
      Object.assign(mark.style, {
        position: "absolute", zIndex: 99999, pointerEvents: "none", boxSizing: "border-box",
        left: Math.min(left + scrollX, innerWidth - ${SIZE + 1}) + "px", top: Math.max(1, top + scrollY) + "px",
        width: "${SIZE}px", height: "${SIZE}px", borderRadius: "50%", border: "1.5px solid #ffffff",
        background: "#b3005e", color: "#ffffff", textAlign: "center",
        font: "600 11px/15px 'Segoe UI', sans-serif",
      });
      document.body.append(mark);
    }
  })()`);
}

export async function unmark(page: Page): Promise<void> {
  await page.evaluate(`for (const mark of document.querySelectorAll(".${CLASS}")) mark.remove();`);
}
