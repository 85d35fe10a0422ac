import { expect, it } from "vitest";
import { listAddress, nextAttempt } from "./fetch-rules.ts";

const now = new Date("2026-11-22T08:00:00Z");
const minutesUntil = (failures: number) => (nextAttempt(now, failures).getTime() - now.getTime()) / 60_000;

it("a list is requested every quarter of an hour, and less often after each failure", () => {
  expect([0, 1, 2, 3, 20].map(minutesUntil)).toEqual([14, 14, 29, 59, 359]);
});

it("a list is fetched by its fixed name and API version, over https only", () => {
  expect(listAddress("https://node.example/lists", "ZAL", "2").href).toBe(
    "https://node.example/lists/MedMij_Zorgaanbiederslijst.xml?api=2",
  );
  expect(() => listAddress("http://node.example", "ZAL", "2")).toThrow(TypeError);
  expect(listAddress("http://127.0.0.1:8080/", "GNL", "2").hostname).toBe("127.0.0.1");
});
