import { expect, it } from "vitest";
import { adviceOn } from "./password-advice.ts";

const { signal } = new AbortController();
const asked: string[] = [];
const weigh = async (password: string) => {
  asked.push(password);
  if (password.startsWith("busy")) throw new Error("too many");
  return password.startsWith("welkom") ? "people.password-guessable" : null;
};

it("what is too short says how much is missing, and leaves the browser only once it is long enough", async () => {
  expect(await adviceOn("drie", weigh, signal)).toEqual({ kind: "short", missing: 8 });
  expect(await adviceOn("drie fietse", weigh, signal)).toEqual({ kind: "short", missing: 1 });
  expect(asked).toEqual([]);
  expect(await adviceOn("drie fietsen", weigh, signal)).toEqual({ kind: "strong" });
  expect(await adviceOn("welkom2026!!", weigh, signal)).toEqual({ kind: "weak", reason: "people.password-guessable" });
});

it("without an answer nothing is said", async () => {
  expect(await adviceOn("busy busy busy", weigh, signal)).toBeNull();
});
