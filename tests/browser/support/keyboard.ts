/** Working the pane by keyboard alone: Tab to a control by its visible role and name, then press it. */
import type { Page } from "playwright-core";

/** More than any page of the pane has. */
const MOST_STOPS = 200;

export interface Focused {
  readonly role: string;
  readonly name: string;
}

/** What has the focus, in the pane's components too. */
export async function focused(page: Page): Promise<Focused> {
  return await page.evaluate<Focused>(`(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element) return { role: "", name: "" };
    const host = element.getRootNode().host;
    const of = (e) => e.getAttribute?.("aria-label")
      ?? (e.getAttribute?.("aria-labelledby") ?? "").split(" ").map((id) => e.getRootNode().getElementById?.(id)?.textContent ?? "").join(" ").trim();
    const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
    const name = of(element) || labels || (host && of(host)) || element.textContent || element.getAttribute("placeholder") || "";
    const tag = element.tagName.toLowerCase();
    const types = { checkbox: "checkbox", radio: "radio", file: "button", button: "button", submit: "button" };
    const tags = { button: "button", a: "link", select: "combobox", textarea: "textbox", summary: "button", "fluent-button": "button" };
    const role = element.getAttribute("role") ?? element.elementInternals?.role ?? (tag === "input" ? types[element.type] ?? "textbox" : tags[tag] ?? tag);
    return { role, name: name.replace(/\\s+/g, " ").trim() };
  })()`);
}

/**
 * Presses Tab until the control has the focus.
 * @param back with Shift, from the end of the page
 * @throws Error naming every stop on the way when the control is not reached
 */
export async function tabTo(page: Page, role: string, name: string | RegExp, back = false): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const at = await focused(page);
    if (at.role === role && (typeof name === "string" ? at.name === name : name.test(at.name))) return;
    stops.push(`${at.role} "${at.name}"`);
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(
    `Tab does not reach the ${role} ${String(name)}. It stops at:\n${[...new Set(stops)].join("\n")}`,
  );
}

/** Tabs to the control and presses a key, by default Enter. */
export async function press(page: Page, role: string, name: string | RegExp, key = "Enter"): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press(key);
}
