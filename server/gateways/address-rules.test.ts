import { expect, it } from "vitest";
import { refuseKeyAddress } from "./address-rules.ts";

it("keys of a DVA come over https", () => {
  expect(refuseKeyAddress("https://dva.example/jwks", false)).toBeNull();
  expect(refuseKeyAddress("http://dva.example/jwks", false)).toBe("gateway.keys-need-https");
  expect(refuseKeyAddress("http://localhost:3001/demo/jwks", false)).toBe("gateway.keys-need-https");
});

it("the demo may read its own keys on its own machine, and nothing else without https", () => {
  expect(refuseKeyAddress("http://localhost:3001/demo/jwks", true)).toBeNull();
  expect(refuseKeyAddress("http://dva.example/jwks", true)).toBe("gateway.keys-need-https");
});

it("an address with a password or a mark in it is no address of keys", () => {
  expect(refuseKeyAddress("https://me:secret@dva.example/jwks", true)).toBe("gateway.keys-address");
  expect(refuseKeyAddress("https://dva.example/jwks#x", true)).toBe("gateway.keys-address");
});
