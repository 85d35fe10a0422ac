import { expect, it } from "vitest";
import { plainAddress } from "./plain-address.ts";

it("an IPv4-mapped IPv6 address becomes the IPv4 address", () => {
  expect(plainAddress("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(plainAddress("::FFFF:10.0.0.1")).toBe("10.0.0.1");
  for (const other of ["192.0.2.7", "2001:db8::7", "::1", "::ffff:c000:207", ""])
    expect(plainAddress(other)).toBe(other);
});
