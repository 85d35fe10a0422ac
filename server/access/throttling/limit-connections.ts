import type { Server } from "node:net";
import { addressKey } from "./address-key.ts";
import { plainAddress } from "./plain-address.ts";

/** Connections that a server takes at once. */
export const connectionsMax = 1_000;

/**
 * Of these, what one address may hold: a practice of forty screens shares one, and a browser opens six. Own choice (2026-11-30).
 */
export const connectionsOfAddressMax = 250;

type Limits = {
  /** Proxies in front: their addresses are those of the connections, so the limit of one address is theirs to keep. */
  proxies: number;
  max?: number;
  ofAddressMax?: number;
};

/** Bounds the connections that are open at once, in all and from one address. What comes above is closed before it is read. */
export function limitConnections(
  server: Server,
  { proxies, max = connectionsMax, ofAddressMax = connectionsOfAddressMax }: Limits,
): void {
  server.maxConnections = max;
  if (proxies > 0) return;
  const open = new Map<string, number>();
  server.on("connection", (socket) => {
    const key = addressKey(plainAddress(socket.remoteAddress ?? ""));
    const count = open.get(key) ?? 0;
    if (count >= ofAddressMax) return void socket.destroy();
    open.set(key, count + 1);
    socket.once("close", () => {
      const left = (open.get(key) ?? 1) - 1;
      if (left === 0) open.delete(key);
      else open.set(key, left);
    });
  });
}
