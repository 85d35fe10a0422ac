import { expect, it } from "vitest";
import { hostOf } from "./rules.ts";

it("only an https URL is probed, at its own port or 443", () => {
  expect(hostOf("https://dva.example/fhir")).toEqual(["dva.example:443"]);
  expect(hostOf("https://dva.example:8443/fhir")).toEqual(["dva.example:8443"]);
  for (const other of ["http://dva.example/", "file:///etc/passwd", "dva.example", "", null])
    expect(hostOf(other)).toEqual([]);
});
