/** Cells that stand together. */
import { plainRect, type Rect } from "./address";
import type { Area } from "./area";

/** The block of cells around, up to blank rows and columns. */
export function surrounding(area: Area): Rect {
  let block = plainRect(area);
  for (;;) {
    const next = { ...block };
    const blank = (part: Rect): boolean => part.top < 0 || part.left < 0 || area.sheet.grid.isBlank(part);
    const wide = { ...block, left: Math.max(block.left - 1, 0), right: block.right + 1 };
    const tall = { ...block, top: Math.max(block.top - 1, 0), bottom: block.bottom + 1 };
    if (!blank({ ...wide, top: block.top - 1, bottom: block.top - 1 })) next.top -= 1;
    if (!blank({ ...wide, top: block.bottom + 1, bottom: block.bottom + 1 })) next.bottom += 1;
    if (!blank({ ...tall, left: block.left - 1, right: block.left - 1 })) next.left -= 1;
    if (!blank({ ...tall, left: block.right + 1, right: block.right + 1 })) next.right += 1;
    if (JSON.stringify(next) === JSON.stringify(block)) return block;
    block = next;
  }
}
