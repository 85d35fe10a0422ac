import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { limitConnections } from "./limit-connections.ts";

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

async function serverWith(proxies: number): Promise<number> {
  const server = createServer((_, response) => response.end("here"));
  limitConnections(server, { proxies, max: 6, ofAddressMax: 4 });
  servers.push(server);
  await new Promise<void>((settle) => server.listen(0, "::", settle));
  return (server.address() as AddressInfo).port;
}

/** A connection that says nothing. */
async function hold(port: number, host: string): Promise<Socket> {
  const socket = connect(port, host).on("error", () => undefined);
  sockets.push(socket);
  await new Promise((settle) => socket.once("connect", settle).once("close", settle));
  return socket;
}

async function holdMany(port: number, host: string, count: number): Promise<Socket[]> {
  const held: Socket[] = [];
  for (let n = 0; n < count; n += 1) held.push(await hold(port, host));
  await pause(100);
  return held.filter((socket) => !socket.closed);
}

/** Whether somebody at this address is served. */
async function isServed(port: number, host: string): Promise<boolean> {
  const socket = await hold(port, host);
  const answer = new Promise<string>((settle) => {
    socket.once("data", (bytes) => settle(String(bytes))).once("close", () => settle(""));
  });
  socket.write("GET / HTTP/1.1\r\nhost: balie\r\n\r\n");
  return (await answer).startsWith("HTTP/1.1 200");
}

it("an address that holds all it may is refused more, and another is served", async () => {
  const port = await serverWith(0);
  const held = await holdMany(port, "127.0.0.1", 10);
  expect(held).toHaveLength(4);
  expect(await isServed(port, "127.0.0.1")).toBe(false);
  expect(await isServed(port, "::1")).toBe(true);
});

it("an address that lets a connection go may open one again", async () => {
  const port = await serverWith(0);
  const [first] = await holdMany(port, "127.0.0.1", 4);
  first?.destroy();
  await pause(100);
  expect(await isServed(port, "127.0.0.1")).toBe(true);
});

it("behind a proxy, whose address all of them have, only the connections in all are bounded", async () => {
  const port = await serverWith(1);
  expect(await holdMany(port, "127.0.0.1", 10)).toHaveLength(6);
});
