/** Every link leads somewhere; every picture is there, is told in words, and is used. */
import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { allPages, ROOT, type Page } from "./pages";

const PAGES = allPages();
const BY_NAME = new Map(PAGES.map((page) => [page.name, page]));

it("links lead to files and headings that are there", () => {
  expect(PAGES.flatMap(brokenLinks)).toEqual([]);
});

it("pictures have alternative text", () => {
  const silent = PAGES.flatMap(({ name, links }) =>
    links
      .filter(({ alt }) => alt !== null && alt.trim().length < 5)
      .map(({ line, target }) => `${name}:${line}: ${target} has no words for those who do not see it`),
  );
  expect(silent).toEqual([]);
});

it("every picture in docs/images is shown on some page", () => {
  const shown = new Set(PAGES.flatMap(({ name, links }) => links.map(({ target }) => pathOf(name, target))));
  const lying = readdirSync(join(ROOT, "docs/images")).map((file) => `docs/images/${file}`);
  expect(lying.filter((file) => !shown.has(file))).toEqual([]);
});

function brokenLinks({ name, links }: Page): string[] {
  return links.flatMap(({ line, target }) => {
    if (/^(https?|mailto):/.test(target)) return [];
    const [, anchor = ""] = target.split("#");
    const path = pathOf(name, target);
    if (path.startsWith("..") || !existsSync(join(ROOT, path)))
      return [`${name}:${line}: ${target} is not there`];
    const page = BY_NAME.get(path);
    if (anchor === "" || page?.anchors.has(anchor) === true) return [];
    return [`${name}:${line}: ${path} has no heading #${anchor}`];
  });
}

/** From the top folder. */
function pathOf(page: string, target: string): string {
  const [path = ""] = decodeURIComponent(target).split("#");
  return path === "" ? page : posix.join(posix.dirname(page), path).replace(/\/$/, "");
}

it.each(["docs", "docs/decisions"])("%s/README.md leads to every page of its folder", (folder) => {
  const linked = new Set(
    BY_NAME.get(`${folder}/README.md`)?.links.map(({ target }) => pathOf(`${folder}/README.md`, target)),
  );
  const pages = readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => `${folder}/${file}`);
  expect(pages.filter((page) => !linked.has(page))).toEqual([]);
});
