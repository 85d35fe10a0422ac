import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isAcceptable } from "./acceptable.ts";

const server = createServer((request, response) => {
  if (isAcceptable(request, response)) response.writeHead(204, { connection: "close" }).end();
});
beforeAll(() => new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle)));
afterAll(() => server.close());

/** The status that a first line gets, written by hand: a client would not send most of these. */
function statusOf(line: string, header = "x: y"): Promise<string> {
  return new Promise((settle) => {
    let heard = "";
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.on("data", (piece) => {
      heard += piece.toString();
    });
    socket.on("close", () => settle(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? "none"));
    socket.write(`${line} HTTP/1.1\r\nhost: localhost\r\n${header}\r\nconnection: close\r\n\r\n`);
  });
}

it.each([
  ["GET /", "204"],
  ["HEAD /today?x=1", "204"],
  ["POST /sign-in", "204"],
  ["POST /api/trpc/tasks.add", "415"],
  ["OPTIONS /api/trpc/tasks.add", "204"],
  ["GET /%", "204"],
  ["TRACE /", "405"],
  ["PUT /api/register", "405"],
  ["DELETE /", "405"],
  ["PROPFIND /", "405"],
  ["OPTIONS *", "400"],
  ["GET http://evil.example/", "400"],
  ["GET //[", "400"],
  ["GET /check?q=a%00b", "400"],
  ["GET /patients/%00", "400"],
])("%s is answered %s", async (line, status) => {
  expect(await statusOf(line)).toBe(status);
});

it.each([
  ["%5B%22%22%2C%7B%7D%5D", "204"],
  ["%5B%22", "400"],
  ["%", "400"],
  ["%7B%7D", "400"],
])("a router state of %s is answered %s, before Next reads it", async (state, status) => {
  expect(await statusOf("GET /today", `next-router-state-tree: ${state}`)).toBe(status);
});
