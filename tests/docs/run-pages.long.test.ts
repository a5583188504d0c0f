/** The commands of every page work, one after the other, in a fresh copy: all pages but those that run every time. */
import { FreshCopy } from "./fresh-copy";
import { allPages } from "./pages";
import { GUIDE_PAGES } from "./guide-pages";
import { hasCommands, runPage } from "./run-page";

const PAGES = allPages().filter((page) => hasCommands(page) && !GUIDE_PAGES.includes(page.name));

it.each(PAGES.map((page) => [page.name, page] as const))("%s", async (_name, page) => {
  const copy = new FreshCopy();
  try {
    await runPage(page, copy);
  } finally {
    copy.remove();
  }
});
