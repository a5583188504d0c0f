/** The deployment's file: set up, not set up, wrong, not to be had. */
import { HostFailure, Refusal } from "../../core/problem";
import { readDeployment } from "./deployment";

const ADDRESS = "https://chargeback.example.edu/excel/taskpane.html";

const server =
  (status: number, body: string): typeof fetch =>
  (address) => {
    expect(address).toBe("https://chargeback.example.edu/excel/deployment.json");
    return Promise.resolve(new Response(body, { status }));
  };

test("set up", async () => {
  const answer = server(200, '{"clientId":" 7f1c ","tenant":"example.edu"}');
  expect(await readDeployment(ADDRESS, answer)).toEqual({
    clientId: "7f1c",
    tenant: "example.edu",
    graph: "https://graph.microsoft.com",
  });
});

test("Graph's stand-in beside the page", async () => {
  const answer = server(200, '{"clientId":"a","tenant":"b","graph":"/graph"}');
  expect((await readDeployment(ADDRESS, answer)).graph).toBe("https://chargeback.example.edu/graph");
});

test.each([
  [
    "as it is delivered",
    200,
    '{"clientId":"","tenant":""}',
    /not set up on this deployment: ask whoever installed/,
  ],
  ["half", 200, '{"clientId":"a","tenant":""}', /not set up/],
  ["not there", 404, "", /not set up/],
  [
    "without a tenant",
    200,
    '{"clientId":"a"}',
    /deployment\.json of this deployment is not right \(tenant: /,
  ],
  ["no JSON", 200, "<html>", /not right/],
])("refused in words: %s", async (_what, status, body, words) => {
  const failure: unknown = await readDeployment(ADDRESS, server(status, body)).catch((e: unknown) => e);
  expect(failure).toBeInstanceOf(Refusal);
  expect((failure as Refusal).message).toMatch(words);
});

test.each<[string, typeof fetch]>([
  ["the server fails", server(500, "")],
  ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
])("to be tried again: %s", async (_what, answer) => {
  await expect(readDeployment(ADDRESS, answer)).rejects.toBeInstanceOf(HostFailure);
});
