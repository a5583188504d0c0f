/** Fluent's light or dark tokens as CSS custom properties, following Excel's theme or else the browser's. */
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";

/** Excel's own background colour, where it tells: "#262626". */
export type OfficeBackground = () => string | undefined;

/** Sets the theme now, and again whenever the pane gets the focus: Excel fires no event when its theme changes. */
export function followTheme(officeBackground: OfficeBackground): void {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const set = (): void => {
    const isDark = isDarkColour(officeBackground()) ?? dark.matches;
    setTheme(isDark ? webDarkTheme : webLightTheme);
    document.documentElement.style.colorScheme = isDark ? "dark" : "light";
  };
  set();
  dark.addEventListener("change", set);
  window.addEventListener("focus", set);
}

/** @returns null where Excel does not tell, or not as #RRGGBB */
export function isDarkColour(colour: string | undefined): boolean | null {
  const [, red, green, blue] = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "") ?? [];
  if (red === undefined || green === undefined || blue === undefined) return null;
  const luminance = 0.299 * parseInt(red, 16) + 0.587 * parseInt(green, 16) + 0.114 * parseInt(blue, 16);
  return luminance < 128;
}
