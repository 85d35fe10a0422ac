import { expect, it } from "vitest";
import { clearThrottle, forgetThrottles, throttle } from "#server/access/throttling/throttle.ts";
import { owner } from "#tests/support/world.ts";

const limit = { name: "test", countMax: 5, windowSeconds: 600 };

it("of twenty attempts at once, five pass", async () => {
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => throttle(limit, "192.0.2.1")));
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5);
  await expect(throttle(limit, "192.0.2.1")).rejects.toMatchObject({ code: "TOO_MANY", values: { minutes: 10 } });
});

it("another key is not held back, and an expired window starts again", async () => {
  await throttle(limit, "192.0.2.2");
  const brief = { name: "brief", countMax: 1, windowSeconds: 0.05 };
  await throttle(brief, "a");
  await expect(throttle(brief, "a")).rejects.toMatchObject({ code: "TOO_MANY" });
  await new Promise((resolve) => setTimeout(resolve, 80));
  await throttle(brief, "a");
});

it("a success clears the count", async () => {
  for (let i = 0; i < 5; i++) await throttle(limit, "192.0.2.3");
  await clearThrottle(limit, "192.0.2.3");
  await throttle(limit, "192.0.2.3");
});

it("expired counters are deleted, and those of today stay", async () => {
  await throttle(limit, "192.0.2.8");
  await throttle(limit, "192.0.2.9");
  await owner`update throttle set window_started_at = now() - interval '3 days' where ctid = (select ctid from throttle order by window_started_at limit 1)`;
  const [before] = await owner<{ count: number }[]>`select count(*)::int as count from throttle`;
  await forgetThrottles();
  const [after] = await owner<{ count: number }[]>`select count(*)::int as count from throttle`;
  expect(after?.count).toBe((before?.count ?? 0) - 1);
});
