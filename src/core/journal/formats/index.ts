/** The list of journal layouts under its earlier name. */
export { JOURNAL_PRESETS as JOURNAL_FORMATS } from "../presets";
