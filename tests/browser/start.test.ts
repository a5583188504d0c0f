/** From the first byte of the page to the first control that can be pressed, as a person waits. */
import { closeBrowser } from "./support/browser";
import { openPane } from "./support/pane";
import { previewAddress } from "./support/preview-server";

beforeAll(async () => void (await previewAddress()), 180_000);
afterAll(closeBrowser);

/** Counts from the navigation; looks at every frame, through the components. */
const FIRST_CONTROL = `new Promise((resolve) => {
  const enabled = (root) => [...root.querySelectorAll("*")].some((element) =>
    (element.matches("fluent-button:not([disabled]), button:not([disabled])") && element.checkVisibility()) ||
    (element.shadowRoot && enabled(element.shadowRoot)));
  const look = () => enabled(document) ? resolve(performance.now()) : requestAnimationFrame(look);
  look();
})`;

/** Milliseconds. */
const LIMIT = 1000;
/** Other tests run at the same time: one undisturbed start is enough. */
const TRIES = 6;

/** The first start only warms the browser up. */
test("the production-built pane is usable within a second of its navigation", async () => {
  const pane = await openPane();
  await pane.page.evaluate(FIRST_CONTROL);
  const times: number[] = [];
  for (let time = 0; time < TRIES && !(Math.min(...times) < LIMIT); time += 1) {
    await pane.page.reload({ waitUntil: "commit" });
    times.push(await pane.page.evaluate<number>(FIRST_CONTROL));
  }
  process.stdout.write(`First control after ${times.map((time) => Math.round(time)).join(", ")} ms\n`);
  expect(Math.min(...times)).toBeLessThan(LIMIT);
  await pane.close();
});
