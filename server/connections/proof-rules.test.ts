import fc from "fast-check";
import { expect, it } from "vitest";
import { canonical } from "./proof-rules.ts";

it("the same content has the same code, in whatever order it was stored", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const turned = Object.fromEntries(Object.entries(content).toReversed());
      expect(canonical(turned)).toBe(canonical(content));
      expect(JSON.parse(canonical(content))).toEqual(JSON.parse(JSON.stringify(content)));
    }),
  );
});
