/** The few Fluent icons the pane uses (paths from @fluentui/svg-icons, 20 px); decoration, the words stand beside. */
import { svg, html, type TemplateResult } from "lit";

const PATHS = {
  done: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16m3.36 5.65a.5.5 0 0 0-.64-.06l-.07.06L9 11.3 7.35 9.65l-.07-.06a.5.5 0 0 0-.7.7l.07.07 2 2 .07.06c.17.11.4.11.56 0l.07-.06 4-4 .07-.08a.5.5 0 0 0-.06-.63",
  attention:
    "M7.37 3.56a3 3 0 0 1 5.26 0l5.5 10A3 3 0 0 1 15.5 18h-11a3 3 0 0 1-2.63-4.44zM10 12.75a.75.75 0 1 0 0 1.5.75.75 0 0 0 0-1.5m0-6.25a.5.5 0 0 0-.5.5v4a.5.5 0 0 0 1 0V7a.5.5 0 0 0-.5-.5",
  chevron:
    "M15.85 7.65c.2.2.2.5 0 .7l-5.46 5.49a.55.55 0 0 1-.78 0L4.15 8.35a.5.5 0 1 1 .7-.7L10 12.8l5.15-5.16c.2-.2.5-.2.7 0",
} as const;

export function icon(name: keyof typeof PATHS, size = 20): TemplateResult {
  const path = svg`<path d=${PATHS[name]}></path>`;
  return html`<svg width=${size} height=${size} viewBox="0 0 20 20" aria-hidden="true">${path}</svg>`;
}
