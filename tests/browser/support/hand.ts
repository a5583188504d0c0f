/** How a person works the pane: by mouse, or by the keyboard alone. Both find things by visible role and name. */
import type { Page } from "playwright-core";
import { tabTo } from "./keyboard";

export type Name = string | RegExp;
export type Pressed = "button" | "link";

export interface Hand {
  readonly page: Page;
  /** A button, when it can be pressed. */
  press(name: Name, role?: Pressed): Promise<void>;
  /** Replaces what the field holds. */
  type(label: Name, text: string): Promise<void>;
  /** An option of a list by its words. */
  choose(label: Name, option: string): Promise<void>;
  /** Ticks a box. */
  tick(label: Name): Promise<void>;
}

/** Fields for a line of text: those for searching, and those that propose values, have roles of their own. */
function field(page: Page, label: Name) {
  const by = typeof label === "string" ? { name: label, exact: true } : { name: label };
  const [text, search, list] = (["textbox", "searchbox", "combobox"] as const).map((r) =>
    page.getByRole(r, by),
  );
  return text!.or(search!).or(list!);
}

function control(page: Page, role: Pressed | "combobox" | "checkbox", name: Name) {
  return page.getByRole(role, {
    name,
    disabled: false,
    ...(typeof name === "string" ? { exact: true } : {}),
  });
}

export function mouse(page: Page): Hand {
  return {
    page,
    press: async (name, role = "button") => await control(page, role, name).click(),
    type: async (label, text) => await field(page, label).fill(text),
    choose: async (label, option) => void (await control(page, "combobox", label).selectOption(option)),
    tick: async (label) => await control(page, "checkbox", label).check(),
  };
}

/** @param stopped called at every control that is worked, while it has the focus */
export function keyboard(page: Page, stopped: (page: Page) => Promise<void> = async () => {}): Hand {
  const reach = async (role: string, name: Name): Promise<void> => {
    await tabTo(page, role, name);
    await stopped(page);
  };
  return {
    page,
    async press(name, role = "button") {
      await control(page, role, name).waitFor();
      await reach(role, name);
      await page.keyboard.press("Enter");
    },
    async type(label, text) {
      await field(page, label).waitFor();
      await reach("textbox", label);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
    },
    async choose(label, option) {
      const list = control(page, "combobox", label);
      await list.waitFor();
      await reach("combobox", label);
      // Typing the words of an option chooses it.
      await page.keyboard.type(option);
    },
    async tick(label) {
      await control(page, "checkbox", label).waitFor();
      await reach("checkbox", label);
      await page.keyboard.press("Space");
    },
  };
}
