import fc from "fast-check";
import { expect, it } from "vitest";
import { canonical } from "./rules.ts";

it("the same content has the same hash, whatever its key order", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).toReversed());
      expect(canonical(turned)).toBe(canonical(content));
      expect(JSON.parse(canonical(content))).toEqual(JSON.parse(JSON.stringify(content)));
    }),
  );
});
