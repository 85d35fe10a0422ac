import { DrizzleQueryError } from "drizzle-orm";
import { expect, it } from "vitest";
import { scrubFields, scrubText } from "./log-scrub.ts";

it("a line about a person keeps nothing that identifies them", () => {
  const line = scrubText("GET /praktijk?naam=De+Boer by ria.smit@praktijk.nl for 999912347");
  expect(line).toBe("GET /praktijk?[…] by [e-mail] for [number]");
});

it("a one-time link is not logged", () => {
  expect(scrubText("/invitation/c2VjcmV0LXRva2VuLW9mLXNvbWVib2R5")).toBe("/invitation/[…]");
  expect(scrubText("/orders/0195f3c2-5d6e-7c1a-9d3e-2f4a6b8c0d1e")).toContain("0195f3c2");
});

it("fields with personal data are removed by name, ids and counts stay", () => {
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

it("a database error keeps its code and loses the values it quotes", () => {
  const problem = Object.assign(new Error('duplicate key (email)=("ria@praktijk.nl")'), {
    name: "PostgresError",
    code: "23505",
    constraint_name: "person_email",
  });
  const { err } = scrubFields({ err: problem });
  expect(err).toMatchObject({ code: "23505", constraint: "person_email", message: "[database]" });
  expect(JSON.stringify(err)).not.toContain("ria@");
});

it("a query that failed keeps neither its text nor its parameters, also where one looks like a line of the stack", () => {
  const note = "Belt terug\n    at home, Ria de Boer";
  const problem = new DrizzleQueryError("insert into message values ($1)", [note], new Error("gone"));
  const { err } = scrubFields({ err: problem });
  expect(err).toMatchObject({ message: "[database]", stack: expect.stringContaining("log-scrub.test.ts") });
  expect(JSON.stringify(err)).not.toMatch(/insert|Belt|Boer/);
});

it("a text of any length becomes a short line", () => {
  for (const text of ["a", "a@", "@a", "1", "/a", "?", "é", "a.", "-", " "].map((letter) => letter.repeat(100_000))) {
    expect(scrubText(text).length).toBeLessThan(20_000);
  }
  expect(scrubText(`${"x".repeat(3_990)} ria@praktijk.nl`)).not.toContain("ria@praktijk");
});
