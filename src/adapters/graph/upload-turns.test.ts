/** An upload session that answers, but keeps nothing: it ends, and says so. */
import type { Graph, Reply } from "./client";
import { GraphFailure } from "./errors";
import { upload } from "./upload";

const LARGE = new Uint8Array(4 * 1024 * 1024 + 1);
const TARGET = { path: "/me/drive/root:/book.xlsx", conflict: "replace" } as const;

function reply(body: unknown): Reply {
  return {
    status: 200,
    headers: new Headers(),
    json: () => Promise.resolve(body),
    bytes: () => Promise.resolve(new Uint8Array()),
  };
}

/** @param session what making one is answered with; @param status what it says has arrived */
function graph(session: unknown, status: unknown): { graph: Graph; puts: () => number } {
  let puts = 0;
  return {
    puts: () => puts,
    graph: {
      ask: ({ method }) =>
        method === "POST"
          ? Promise.resolve(reply(session))
          : Promise.reject(new GraphFailure(404, "itemNotFound", "No such item.", null)),
      askOpen: (_url, { method }) => {
        if (method !== "PUT") return Promise.resolve(reply(status));
        puts += 1;
        return Promise.reject(new GraphFailure(416, "invalidRange", "Not that range.", null));
      },
    },
  };
}

const SESSION = { uploadUrl: "https://upload.example.edu/session" };

test("a range that is asked for for ever ends the upload", async () => {
  const host = graph(SESSION, { nextExpectedRanges: ["0-"] });
  await expect(upload(host.graph, TARGET, LARGE)).rejects.toThrow(
    "The upload session does not keep the file.",
  );
  expect(host.puts()).toBe(7);
});

test.each([
  ["a session without an address", {}, {}],
  ["a status that is a page", SESSION, { html: "Please sign in" }],
  ["a range that is no number", SESSION, { nextExpectedRanges: ["all"] }],
])("%s is not taken for Graph's answer", async (_what, session, status) => {
  await expect(upload(graph(session, status).graph, TARGET, LARGE)).rejects.toThrow(
    "The answer is not what Microsoft Graph says",
  );
});
