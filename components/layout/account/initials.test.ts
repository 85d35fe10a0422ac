import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

describe("initials of a colleague", () => {
  it("skips titles and name particles", () => {
    expect(initialsOf("Ria de Wit")).toBe("RW");
    expect(initialsOf("Dr. Anna Vos")).toBe("AV");
    expect(initialsOf("Özlem")).toBe("Ö");
  });
});
