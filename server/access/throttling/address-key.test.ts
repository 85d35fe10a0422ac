import { expect, it } from "vitest";
import { addressKey } from "./address-key.ts";

it("uses a whole IPv4 address as the key, and any other text as it is", () => {
  expect(addressKey("192.0.2.7")).toBe("192.0.2.7");
  expect(addressKey("fe80::1%eth0")).toBe("fe80::1%eth0");
  expect(addressKey(null)).toBe("unknown");
});

it("gives all addresses of one IPv6 /64 the same key, however they are written", () => {
  const home = addressKey("2001:db8:1:2::1");
  expect(home).toBe("2001:db8:1:2::/64");
  for (const same of ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2:a:b:c:d", "2001:db8:1:2::"])
    expect(addressKey(same)).toBe(home);
  expect(addressKey("2001:db8:1:3::1")).not.toBe(home);
  expect(addressKey("2001:db8::2:0:0:1")).toBe("2001:db8:0:0::/64");
  expect(addressKey("::1")).toBe("0:0:0:0::/64");
});
