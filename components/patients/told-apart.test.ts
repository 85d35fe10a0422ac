import { expect, it } from "vitest";
import { namesakesIn } from "./told-apart.ts";

const henk = { patientId: "one", fullName: "Henk van Dijk", birthDate: "1950-01-01" };

it("two of one name and birth date are namesakes, also with other capitals and accents", () => {
  const others = [
    { ...henk, patientId: "two" },
    { ...henk, patientId: "three", fullName: "Hénk Van Dijk" },
  ];
  expect([...namesakesIn([henk, ...others])]).toEqual(["one", "two", "three"]);
});

it("another birth date or name tells two apart, and one patient on two lines is one", () => {
  const others = [
    { ...henk, patientId: "two", birthDate: "1950-01-02" },
    { ...henk, patientId: "three", fullName: "Hans van Dijk" },
  ];
  expect([...namesakesIn([henk, henk, ...others])]).toEqual([]);
});
