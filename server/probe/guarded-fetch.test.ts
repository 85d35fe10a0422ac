import dns from "node:dns";
import { createServer } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { guardedFetch, RefusedAddress } from "./guarded-fetch.ts";

const limits = { millisecondsMax: 2_000, bytesMax: 1_000 };

const { lookup } = dns;
afterEach(() => {
  Reflect.set(dns, "lookup", lookup);
  syncBuiltinESMExports();
});

/** A name server that answers with these addresses, one after the other, and then with the last. */
function answerNames(...addresses: string[]): { asked: () => number } {
  let asked = 0;
  const answer = (_host: string, _options: unknown, done: (problem: null, found: dns.LookupAddress[]) => void) => {
    const address = addresses[Math.min(asked, addresses.length - 1)] ?? "";
    asked += 1;
    done(null, [{ address, family: 4 }]);
  };
  Reflect.set(dns, "lookup", answer);
  syncBuiltinESMExports();
  return { asked: () => asked };
}

it("a connection goes to the address that was checked, also when the name means another one a moment later", async () => {
  const open = createServer((_, response) => response.writeHead(200, { connection: "close" }).end("reached"));
  await new Promise<void>((settle) => open.listen(0, "127.0.0.1", settle));
  const names = answerNames("127.0.0.1", "127.0.0.2");
  // 127.0.0.1 stands for an open address, 127.0.0.2 for a private one.
  const fetch = guardedFetch({ ...limits, allow: ["127.0.0.1/32"] });
  const url = `http://rebinding.test:${(open.address() as AddressInfo).port}/`;
  expect(await (await fetch(url)).text()).toBe("reached");
  expect(names.asked()).toBe(1);
  await expect(fetch(url)).rejects.toMatchObject({ cause: expect.any(RefusedAddress) });
  open.close();
});

it("no redirect is followed, because nobody checked where it leads", async () => {
  const server = createServer((_, response) => response.writeHead(302, { location: "http://127.0.0.2/" }).end());
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const fetch = guardedFetch({ ...limits, allow: ["127.0.0.1/32"] });
  expect((await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).status).toBe(302);
  server.close();
});

it.each(["http://127.0.0.1:1/", "http://[::1]:1/", "http://2130706433:1/"])("%s is refused", async (url) => {
  await expect(guardedFetch({ ...limits, allow: [] })(url)).rejects.toThrow(RefusedAddress);
});
