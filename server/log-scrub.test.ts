import { expect, it } from "vitest";
import { scrubFields, scrubText } from "./log-scrub.ts";

it("a line about a person keeps nothing that tells who", () => {
  const line = scrubText("GET /praktijk?naam=De+Boer by ria.smit@praktijk.nl for 999912347");
  expect(line).toBe("GET /praktijk?[…] by [e-mail] for [number]");
});

it("a link that works once does not stand in the log", () => {
  expect(scrubText("/invitation/c2VjcmV0LXRva2VuLW9mLXNvbWVib2R5")).toBe("/invitation/[…]");
  expect(scrubText("/orders/0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1e")).toContain("0195f3c2");
});

it("fields that hold a person are removed by their name, ids and counts stay", () => {
  const id = "0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1e";
  const fields = scrubFields({
    personId: id,
    name: "Ria",
    email: "x",
    count: 3,
    input: { bsn: "1", body: "y", serial: 9 },
  });
  expect(fields).toEqual({
    personId: id,
    name: "[removed]",
    email: "[removed]",
    count: 3,
    input: { bsn: "[removed]", body: "[removed]", serial: 9 },
  });
});

it("an error of the database keeps its code and loses the values it quotes", () => {
  const problem = Object.assign(new Error('duplicate key (email)=("ria@praktijk.nl")'), {
    name: "PostgresError",
    code: "23505",
    constraint_name: "person_email",
  });
  const { err } = scrubFields({ err: problem });
  expect(err).toMatchObject({ code: "23505", constraint: "person_email", message: "[database]" });
  expect(JSON.stringify(err)).not.toContain("ria@");
});
