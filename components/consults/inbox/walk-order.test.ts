import { expect, it } from "vitest";
import { stepsFrom } from "./walk-order.ts";

const places = ["one", "two", "three"].map((consultId) => ({ consultId, patientId: `patient-${consultId}` }));
const order = { view: "mine", places } as const;

it("the next and the previous are those of the list that was shown", () => {
  expect(stepsFrom(order, "mine", "two")).toEqual({
    next: places[2],
    previous: places[0],
    place: { at: 2, all: 3 },
  });
});

it("the first has none before it and the last none after it", () => {
  expect(stepsFrom(order, "mine", "one").previous).toBeNull();
  expect(stepsFrom(order, "mine", "three").next).toBeNull();
});

it("there are no steps without a list, in another view, or for a consult that was not in it", () => {
  const none = { next: null, previous: null, place: null };
  expect(stepsFrom(null, "mine", "two")).toEqual(none);
  expect(stepsFrom(order, "team", "two")).toEqual(none);
  expect(stepsFrom(order, "mine", "four")).toEqual(none);
});
