import { expect, it } from "vitest";
import { hostOf } from "./probe-rules.ts";

it("only an address over https is looked at, at its own port or the usual one", () => {
  expect(hostOf("https://dva.example/fhir")).toEqual(["dva.example:443"]);
  expect(hostOf("https://dva.example:8443/fhir")).toEqual(["dva.example:8443"]);
  for (const other of ["http://dva.example/", "file:///etc/passwd", "dva.example", "", null])
    expect(hostOf(other)).toEqual([]);
});
