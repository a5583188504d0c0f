/** Between Node's requests and routes: reads bodies, writes answers, lets browser pages in (CORS). */
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refused } from "./errors";
import type { Answer } from "./route";

const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
  "Access-Control-Allow-Headers": "*, Authorization",
  "Access-Control-Expose-Headers": "ETag, Location, Retry-After, request-id, client-request-id",
  "Access-Control-Max-Age": "600",
};

/** @throws Refused 413 when there is more than `most` */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    // Read to its end all the same: a client that is still writing would see a cut connection, not the answer.
    if (length <= most) parts.push(part);
  }
  if (length > most) throw new Refused(413, "RequestEntityTooLarge", "The request body is too large.");
  return Buffer.concat(parts);
}

export function preflight(response: ServerResponse): void {
  response.writeHead(204, CORS).end();
}

export function write(response: ServerResponse, answer: Answer): void {
  const { status, headers = {}, json, bytes } = answer;
  const body = json === undefined ? bytes : Buffer.from(JSON.stringify(json));
  const type =
    json !== undefined ? "application/json" : bytes === undefined ? undefined : "application/octet-stream";
  response
    .writeHead(status, {
      ...CORS,
      ...(type === undefined ? {} : { "Content-Type": type }),
      "Content-Length": String(body?.length ?? 0),
      ...headers,
    })
    .end(body);
}
