/** Which of Excel's background colours count as dark. */
jest.mock("@fluentui/web-components/theme/set-theme.js", () => ({ setTheme: jest.fn() }));
jest.mock("@fluentui/tokens", () => ({ webDarkTheme: {}, webLightTheme: {} }));
import { isDarkColour } from "./theme";

test.each([
  ["#FFFFFF", false],
  ["#E6E6E6", false],
  ["#262626", true],
  ["0A0A0A", true],
  ["white", null],
  [undefined, null],
])("%s", (colour, dark) => {
  expect(isDarkColour(colour)).toBe(dark);
});
