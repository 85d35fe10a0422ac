import { expect, it } from "vitest";
import { excerptOf } from "./excerpt-rules.ts";

const doctor = "👩🏽‍⚕️";

it("an excerpt ends between two characters as people see them, and holds no half of one", () => {
  expect(excerptOf("Dag", 3)).toBe("Dag");
  expect(excerptOf("Dagen", 3)).toBe("Dag");
  for (let lengthMax = 3; lengthMax < 3 + doctor.length; lengthMax += 1) {
    expect(excerptOf(`Dag${doctor}`, lengthMax)).toBe("Dag");
  }
  expect(excerptOf(`Dag${doctor} en meer`, 3 + doctor.length)).toBe(`Dag${doctor}`);
  expect(excerptOf("e\u0301e\u0301", 3)).toBe("e\u0301");
  expect(excerptOf(doctor, 2)).toBe("");
});

it("an excerpt of the longest message takes no longer than its own beginning", () => {
  expect(excerptOf("😀".repeat(10_000), 200)).toBe("😀".repeat(100));
});
