/** Where people are used to which way of writing numbers and dates. */

export const LOCALES = [
  "en-US",
  "en-GB",
  "en-CA",
  "de-DE",
  "de-CH",
  "fr-FR",
  "es-ES",
  "nl-NL",
  "sv-SE",
] as const;
export type Locale = (typeof LOCALES)[number];
