import fc from "fast-check";
import { expect, it } from "vitest";
import { mayProbe, parseRanges } from "./addresses.ts";

it.each([
  "127.0.0.1",
  "10.0.0.1",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.100.100.200",
  "168.63.129.16",
  "0.0.0.0",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "::ffff:10.0.0.1",
  "::ffff:a00:1",
  "::7f00:1",
  "64:ff9b::a00:1",
  "2002:a00:1::",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "ff02::1",
  "localhost",
  "2130706433",
  "0x7f.1",
  "",
])("does not connect to %s", (address) => {
  expect(mayProbe(address)).toBe(false);
});

it.each(["93.184.215.14", "172.15.0.1", "172.32.0.1", "2a00:1450:400e:80c::200e"])("may probe %s", (address) => {
  expect(mayProbe(address)).toBe(true);
});

it("no private address gets through, however it is written", () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.constantFrom("10", "127"), part, part, part, (first, b, c, d) => {
      const address = `${first}.${b}.${c}.${d}`;
      return !mayProbe(address) && !mayProbe(`::ffff:${address}`);
    }),
  );
});

it("a range may be allowed on purpose, and nothing outside it", () => {
  const allow = parseRanges("10.1.0.0/16, nonsense, 10.2.0.0/99, fd00::/8");
  expect(allow).toEqual(["10.1.0.0/16", "fd00::/8"]);
  expect(mayProbe("10.1.2.3", allow)).toBe(true);
  expect(mayProbe("10.3.2.3", allow)).toBe(false);
  expect(mayProbe("fd00::5", allow)).toBe(true);
});
