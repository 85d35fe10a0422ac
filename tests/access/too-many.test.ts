import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { GET as askApi } from "#app/api/trpc/[trpc]/route.ts";
import { takeUpload } from "#server/api/upload.ts";
import { DomainError } from "#server/errors.ts";

const input = encodeURIComponent(JSON.stringify({ text: "lindehof" }));
const batched = encodeURIComponent(JSON.stringify({ 0: { text: "lindehof" }, 1: { text: "lindehof" } }));

function ask(path: string, address: string): Promise<Response> {
  return askApi(new NextRequest(`http://localhost/api/trpc/${path}`, { headers: { "x-forwarded-for": address } }));
}

/** Asks until it is refused. */
async function refused(path: string, address: string): Promise<Response> {
  for (let count = 0; count < 60; count += 1) {
    const answer = await ask(path, address);
    if (answer.status !== 200) return answer;
  }
  throw new Error("never refused");
}

it.each([
  ["a call", `register.check?input=${input}`, "192.0.2.41"],
  ["a batch of calls", `register.check,register.check?batch=1&input=${batched}`, "192.0.2.42"],
])("%s too many says after how many seconds to try again", async (_, path, address) => {
  const answer = await refused(path, address);
  expect([429, 207]).toContain(answer.status);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(290);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(300);
});

it("a call that is refused for another reason does not", async () => {
  const answer = await ask("patients.list", "192.0.2.43");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("retry-after")).toBeNull();
});

it("an upload too many says so too", async () => {
  const jar = {
    get: () => {
      throw new DomainError("TOO_MANY", "general.too-many", { minutes: 2 }, 90);
    },
  };
  const answer = await takeUpload(new Request("http://localhost/api/register", { method: "POST", body: "x" }), jar);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "90"]);
});
