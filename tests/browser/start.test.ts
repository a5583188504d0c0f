/** From the first byte of the page to the first control that can be pressed, as a person waits. */
import { inBrowser } from "./support/begin";
import { openPane } from "./support/pane";
import { best, SECOND, slowness } from "./support/speed";

inBrowser();

/** Counts from the navigation; looks at every frame, through the components. */
const FIRST_CONTROL = `new Promise((resolve) => {
  const enabled = (root) => [...root.querySelectorAll("*")].some((element) =>
    (element.matches("fluent-button:not([disabled]), button:not([disabled])") && element.checkVisibility()) ||
    (element.shadowRoot && enabled(element.shadowRoot)));
  const look = () => enabled(document) ? resolve(performance.now()) : requestAnimationFrame(look);
  look();
})`;

/** The first start only warms the browser up. */
test("the production-built pane is usable within a second of its navigation", async () => {
  const pane = await openPane();
  await pane.page.evaluate(FIRST_CONTROL);
  const milliseconds = await best(8, async () => {
    await pane.page.reload({ waitUntil: "commit" });
    const time = await pane.page.evaluate<number>(FIRST_CONTROL);
    return time / (await slowness(pane.page));
  });
  process.stdout.write(`First control after ${milliseconds.join(", ")} ms\n`);
  expect(Math.min(...milliseconds)).toBeLessThan(SECOND);
  await pane.close();
});
