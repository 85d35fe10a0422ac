import { expect, it } from "vitest";
import { refuseKeyAddress } from "./address-rules.ts";

it("a DVA's keys are fetched over https only", () => {
  expect(refuseKeyAddress("https://dva.example/jwks", false)).toBeNull();
  expect(refuseKeyAddress("http://dva.example/jwks", false)).toBe("gateway.keys-need-https");
  expect(refuseKeyAddress("http://localhost:3001/demo/jwks", false)).toBe("gateway.keys-need-https");
});

it("the demo may read its own keys over http on loopback, and nothing else", () => {
  expect(refuseKeyAddress("http://localhost:3001/demo/jwks", true)).toBeNull();
  expect(refuseKeyAddress("http://dva.example/jwks", true)).toBe("gateway.keys-need-https");
});

it("a URL with a password or fragment is refused", () => {
  expect(refuseKeyAddress("https://me:secret@dva.example/jwks", true)).toBe("gateway.keys-address");
  expect(refuseKeyAddress("https://dva.example/jwks#x", true)).toBe("gateway.keys-address");
});
