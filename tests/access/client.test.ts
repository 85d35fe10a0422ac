import { expect, it, vi } from "vitest";

/** The client that a request comes from, behind this number of own proxies. */
async function addressBehind(proxies: number, forwarded: string): Promise<string | null> {
  vi.resetModules();
  vi.stubEnv("TRUSTED_PROXIES", String(proxies));
  const { clientOf } = await import("#server/api/client.ts");
  return clientOf(new Headers({ "x-forwarded-for": forwarded })).address;
}

it.each([
  [1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
  [2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "203.0.113.9"],
  [2, "203.0.113.9, ::ffff:10.0.0.1", "203.0.113.9"],
  // The web process wrote the address of the socket over whatever came.
  [0, "203.0.113.9", "203.0.113.9"],
])("behind %i proxies of ours, %s comes from %s, whatever the sender put before it", async (proxies, given, own) => {
  expect(await addressBehind(proxies, given)).toBe(own);
});
