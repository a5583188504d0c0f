/** The month's outbox in the basket: every mail once, the newest of each statement, until the pane is closed. */
import type { FileSaver } from "../../../src/ports/ports";
import type { Basket, BasketFile } from "../../basket";
import { nameOf } from "../../parts/offer";

/** The folder of the basket in which the outbox lies. */
export const OUTBOX = "outbox";
/** What a mail's file begins with, whichever revision it carries and however often it was sent. */
const STATEMENT = /^\d{4}-\d{2}-\d+/;

/** Sending one mail again leaves the others there: whoever takes them all has one mail a statement. */
export function outboxSaver(basket: Basket): FileSaver {
  const saver = basket.saver(OUTBOX);
  return {
    async save(name, bytes, keep) {
      const saved = await saver.save(name, bytes, keep);
      const statement = STATEMENT.exec(name)?.[0];
      for (const { path } of statement === undefined ? [] : basket.files(OUTBOX, statement))
        if (path !== saved.path && STATEMENT.exec(nameOf(path))?.[0] === statement) basket.remove(path);
      return saved;
    },
  };
}

/** @param before the files that the person has already. @returns what came since */
export function newFiles(files: readonly BasketFile[], before: readonly BasketFile[]): readonly BasketFile[] {
  return files.filter(({ path, bytes }) => !before.some((old) => old.path === path && old.bytes === bytes));
}
