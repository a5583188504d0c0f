/** A folder of the basket that is emptied when the first new file comes: a step that stops early leaves the old ones. */
import type { FileSaver } from "../../src/ports/ports";
import type { Basket } from "../basket";

export function freshSaver(basket: Basket, folder: string): FileSaver {
  const saver = basket.saver(folder);
  let isFirst = true;
  return {
    save(name, bytes, keep) {
      if (isFirst) basket.clear(folder);
      isFirst = false;
      return saver.save(name, bytes, keep);
    },
  };
}
