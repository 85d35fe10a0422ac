import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyLimitOf, limitBody } from "./body-limits.ts";

/** Reads each body whole, and counts what it got. */
let received = 0;
const receive = async (request: IncomingMessage, response: ServerResponse) => {
  if (!limitBody(request, response)) return;
  try {
    for await (const chunk of request) received += chunk.length;
    response.end("read");
  } catch {
    // Refused while it was read.
  }
};
const server = createServer(receive).on("checkContinue", receive);

beforeAll(() => new Promise<void>((settle) => server.listen(0, settle)));
afterAll(() => server.close());

/** The status of a post in chunks of 1 kB; null when the connection ended without one. */
function post(path: string, kilobytes: number, headers: Record<string, string | number> = {}): Promise<number | null> {
  const { port } = server.address() as AddressInfo;
  return new Promise((settle) => {
    const request = send({ port, path, method: "POST", headers }, (response) => {
      response.resume();
      settle(response.statusCode ?? null);
    });
    request.on("error", () => settle(null));
    for (let sent = 0; sent < kilobytes; sent += 1) request.write(Buffer.alloc(1024, "a"));
    request.end();
  });
}

const session = { cookie: "theme=x; balie.session=abc" };

it("a body within the limit of its route is read whole", async () => {
  received = 0;
  expect(await post("/api/trpc/tasks.add", 200, session)).toBe(200);
  expect(received).toBe(200 * 1024);
});

it("a body that announces too much is refused before anything of it is read", async () => {
  received = 0;
  expect(await post("/sign-in", 8, { "content-length": 8 * 1024 })).toBe(413);
  expect(await post("/api/trpc/tasks.add", 30 * 1024, { "content-length": 30 * 1024 * 1024 })).toSatisfy(
    (status) => status === 413 || status === null,
  );
  expect(received).toBe(0);
});

it("a body that announces nothing is refused at the limit, not at its end", async () => {
  received = 0;
  await expect(post("/api/language", 30 * 1024)).resolves.toSatisfy((status) => status === 413 || status === null);
  expect(received).toBeLessThan(256 * 1024);
});

/** What the server says first to a sender who asks before sending: 100, or the refusal. */
function ask(path: string, bytes: number): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const headers = { expect: "100-continue", "content-length": bytes };
  return new Promise((settle, fail) => {
    const request = send({ port, path, method: "POST", headers }, ({ statusCode }) => settle(statusCode ?? 0));
    request.on("continue", () => {
      settle(100);
      request.end("a".repeat(bytes));
    });
    request.on("error", fail);
    request.flushHeaders();
  });
}

it("a sender who asks first is told to go on, or that it is too much", async () => {
  expect(await ask("/api/language", 100)).toBe(100);
  expect(await ask("/api/language", 20_000)).toBe(413);
});

it.each([
  ["/api/trpc/patients.import", 5_000_000],
  ["/api/trpc/patients.list", 262_144],
  ["/api/auth/callback", 16_384],
  ["/api/register", 250 * 1024 * 1024],
  ["/", 4_096],
])("somebody signed in may send %s up to %i bytes or a little more", (url, bytes) => {
  expect(bodyLimitOf({ url, headers: session }).bytesMax).toBeGreaterThanOrEqual(bytes);
  expect(bodyLimitOf({ url, headers: {} }).bytesMax).toBeLessThanOrEqual(16_384);
});

it.each(["/api/register", "/api/trpc/patients.import", "/sign-in"])(
  "a stranger has twenty seconds for a body to %s, whatever somebody signed in has",
  (url) => {
    expect(bodyLimitOf({ url, headers: {} }).secondsMax).toBe(20);
    expect(bodyLimitOf({ url, headers: session }).secondsMax).toBeGreaterThanOrEqual(20);
  },
);

/** Sends the beginning of a body and then nothing more. @returns what the server said before it closed. */
function stall(port: number, head: string): Promise<string> {
  return new Promise((settle, fail) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(`${head}\r\n\r\nab`));
    socket.on("data", (chunk) => {
      heard += chunk.toString();
    });
    socket.on("close", () => settle(heard));
    socket.setTimeout(8_000, () => fail(new Error("the connection is still open")));
  });
}

describe("a sender who is slow on purpose", () => {
  const reading = async (request: IncomingMessage, response: ServerResponse) => {
    if (!limitBody(request, response, () => ({ bytesMax: 100, secondsMax: 0.2 }))) return;
    // Some routes answer without reading.
    if (request.url === "/unread") return void response.end("no");
    for await (const _ of request.iterator({ destroyOnReturn: false }));
  };
  const slow = createServer((request, response) => void reading(request, response).catch(() => undefined));
  beforeAll(() => new Promise<void>((settle) => slow.listen(0, "127.0.0.1", settle)));
  afterAll(() => slow.close());
  const port = () => (slow.address() as AddressInfo).port;

  it.each(["content-length: 50", "transfer-encoding: chunked"])("loses the connection with %s", async (header) => {
    expect(await stall(port(), `POST /read HTTP/1.1\r\nhost: x\r\n${header}`)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("loses it also when the answer came before the body was whole", async () => {
    expect(await stall(port(), "POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: 50")).toMatch(/^HTTP\/1\.1 200 /);
  });
});
