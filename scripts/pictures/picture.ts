/** What a picture of the documentation is described with: things on the page, by role and by what a person calls them. */

export type Role =
  | "button"
  | "checkbox"
  | "combobox"
  | "grid"
  | "heading"
  | "link"
  | "list"
  | "radio"
  | "row"
  | "searchbox"
  | "table"
  | "tablist"
  | "text"
  | "textbox";

/** Something on the page, by what a person calls it. */
export interface Target {
  readonly role: Role;
  readonly name: string | RegExp;
  /** Of several alike; the first when absent. */
  readonly nth?: number;
}

export interface Mark extends Target {
  /** As the guide calls it, in bold at the number of the mark. */
  readonly label: string;
  /** The mark lies right of it, where at its corner it would cover letters. */
  readonly beside?: boolean;
}

export interface Picture {
  /** docs/images/NAME.png. */
  readonly name: string;
  /** Its upper edge lies above this; the top of the page when absent. */
  readonly from?: Target;
  /** Its lower edge lies below this; the end of the window when absent. */
  readonly to?: Target;
  /** Pixels of height, of the page's. */
  readonly most?: number;
  /** Pixels around what is cropped; 12 when absent. */
  readonly margin?: number;
  /** Pixels above it; as the margin when absent. */
  readonly above?: number;
  readonly marks?: readonly Mark[];
}

const is =
  (role: Role) =>
  (name: string | RegExp, label = typeof name === "string" ? name : "", nth = 0): Mark => ({
    role,
    name,
    label,
    nth,
  });
export const button = is("button");
export const list = is("combobox");
export const field = is("textbox");
export const search = is("searchbox");
export const radio = is("radio");
export const box = is("checkbox");
export const heading = is("heading");
export const words = is("text");
/** The heading of a step, whose name begins with how the step stands. */
export const step = (title: string): Target =>
  button(new RegExp(`^(\\d|done|not started|needs attention: \\d+|\\+?when needed)* *${title} `));
export const sheet = { from: is("grid")(/^Sheet /), to: is("tablist")("Sheets"), margin: 0 };
