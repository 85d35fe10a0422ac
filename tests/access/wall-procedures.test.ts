import { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { roles } from "#db/terms/people.ts";
import { networkPermissions, type Permission } from "#server/access/permissions.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { type FilledOrganization, fillWorld, fingerprints, tenantTables } from "#tests/support/filled-world.ts";
import { contractOf, type IdsByColumn, inventedInput } from "#tests/support/invented-input.ts";
import { member } from "#tests/support/member.ts";
import { owner } from "#tests/support/world.ts";
import { matrix } from "./matrix.ts";

/** Calls per procedure; a few thousand in all. */
const callsEach = 40;

const procedures = Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) => {
  const permission = member(member(member(procedure, "_def"), "meta"), "permission");
  return { path, contract: contractOf(procedure), permission };
});

let acting: FilledOrganization[] = [];
let quiet: FilledOrganization[] = [];
beforeAll(async () => {
  const world = await fillWorld(6);
  acting = world.slice(0, 3);
  quiet = world.slice(3);
});

/** Ids of an acting organization mixed with those of idle ones. */
const mixedIds: IdsByColumn = (column) => [acting[0], quiet[0], quiet[1]].flatMap((one) => one?.ids(column) ?? []);

it("no procedure returns or changes anything of another organization, whoever calls it and with whatever input", async () => {
  const seed = Date.now();
  const before = await Promise.all(quiet.map(stateOf));
  const leaks: string[] = [];
  const broken: string[] = [];
  for (const { path, contract, permission } of procedures) {
    const attempt = fc.record({
      input: inventedInput(contract, mixedIds),
      role: roleFor(permission),
      at: fc.nat(2),
    });
    const attempts = fc.sample(attempt, { numRuns: callsEach, seed });
    for (const { input, role, at } of attempts) {
      const own = acting[at];
      const actor = own?.people[role];
      if (!own || !actor) throw new Error("nobody to act");
      const answer = await call(path, input, actor);
      if (answer.isBroken) broken.push(`${path} ${JSON.stringify(input)}: ${answer.text}`);
      const foreign = [...acting, ...quiet].filter((one) => one !== own && tells(answer.text, one, permission));
      if (foreign.length > 0)
        leaks.push(`${path} ${JSON.stringify(input)} by ${roles[role]}: ${around(answer.text, foreign)}`);
    }
  }
  expect(leaks, `seed ${seed}`).toEqual([]);
  expect(await Promise.all(quiet.map(stateOf)), `seed ${seed}`).toEqual(before);
  expect(await strayReferences(), `seed ${seed}`).toEqual([]);
  expect(broken, `seed ${seed}`).toEqual([]);
}, 180_000);

it("asking for what belongs to another organization is answered like asking for what does not exist", async () => {
  const seed = Date.now();
  const nothing: IdsByColumn = (column) => [`019b0000-0000-7000-8000-${column.length.toString().padStart(12, "f")}`];
  const theirs: IdsByColumn = (column) => quiet[2]?.ids(column).slice(0, 1) ?? [];
  const told: string[] = [];
  for (const { path, contract, permission } of procedures) {
    const [own] = acting;
    const holder = own?.people.find((_, index) => matrix.get(String(permission))?.has(roles[index] ?? "out"));
    if (!own || !holder || !contract) continue;
    // The same seed gives the same input twice, with only the ids different.
    const [there, nowhere] = [theirs, nothing].map((ids) =>
      fc.sample(inventedInput(contract, ids), { numRuns: 8, seed }),
    );
    for (const [at, input] of (there ?? []).entries()) {
      if (JSON.stringify(input) === JSON.stringify(nowhere?.[at])) continue;
      const answers = [await call(path, input, holder), await call(path, nowhere?.[at], holder)];
      const [one, other] = answers.map((answer) => answer.refusal);
      if (one !== other) told.push(`${path} ${JSON.stringify(input)}: ${one}, against ${other}`);
    }
  }
  expect(told, `seed ${seed}`).toEqual([]);
}, 60_000);

/**
 * Mostly a role with the permission, so that the call gets past the check to row-level security; sometimes any role.
 */
function roleFor(permission: unknown): fc.Arbitrary<number> {
  const anybody = roles.map((_, index) => index);
  const holders = anybody.filter((index) => matrix.get(String(permission))?.has(roles[index] ?? "out"));
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...(holders.length > 0 ? holders : anybody)) },
    fc.constantFrom(...anybody),
  );
}

/** The part of a response around another organization's text. */
function around(text: string, foreign: readonly FilledOrganization[]): string {
  const places = foreign.map((one) => text.lastIndexOf(one.facts.mark));
  const at = Math.max(...places);
  return text.slice(Math.max(0, at - 120), at + 80);
}

/**
 * Whether a response holds text of an organization that its reader may not see. Network permissions may read the names
 * of organizations, their summaries and their register entries, but not people or anything else.
 */
function tells(text: string, { facts: { mark } }: FilledOrganization, permission: unknown): boolean {
  if (!isNetwork(permission)) return text.includes(mark);
  return new RegExp(`Persoon ${mark}|${mark} (?!connection_summary\\.|connection\\.provider_name)\\w+\\.`).test(text);
}

function isNetwork(permission: unknown): boolean {
  const names: ReadonlySet<unknown> = new Set<Permission>(networkPermissions);
  return names.has(permission);
}

async function call(path: string, input: unknown, actor: FilledOrganization["people"][number]) {
  const session = {
    state: "active" as const,
    method: "password" as const,
    actor,
    preferences: { locale: "nl" as const, theme: "system" as const, density: "comfortable" as const },
  };
  const found = path.split(".").reduce<unknown>(member, createCaller(beginContext(actor.client, session)));
  if (typeof found !== "function") throw new Error(`${path} cannot be called`);
  try {
    return { text: await textOf(await found(input)), isBroken: false, refusal: "none" };
  } catch (problem) {
    const isBroken = !(problem instanceof TRPCError) || problem.code === "INTERNAL_SERVER_ERROR";
    const cause = problem instanceof TRPCError ? problem.cause : problem;
    return {
      text: `${String(problem)} ${JSON.stringify(cause, Object.getOwnPropertyNames(cause ?? {}))}`,
      isBroken,
      refusal: String(problem),
    };
  }
}

/** A whole response as text, including bytes and streams. */
async function textOf(answer: unknown): Promise<string> {
  if (isTold(answer)) {
    const pieces: string[] = [];
    for await (const piece of answer) pieces.push(await textOf(piece));
    return pieces.join("");
  }
  return (
    JSON.stringify(answer, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
    ) ?? ""
  );
}

function isTold(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer;
}

/** Every row of an organization and of its people. */
async function stateOf(one: FilledOrganization) {
  const people = await owner`
    select md5(string_agg(p::text, '|' order by person_id)) as people from person p where person_id in ${owner(one.facts.personIds)}`;
  return { ...(await fingerprints(one.organizationId)), people: people[0]?.people };
}

/**
 * Rows of acting organizations that refer to a person or row of an idle one. The log is excluded, because it may record
 * what was asked for.
 */
async function strayReferences(): Promise<string[]> {
  const foreign = quiet.flatMap((one) => [one.facts.token, one.organizationId, ...one.facts.personIds]);
  const strays: string[] = [];
  for (const { name } of await tenantTables()) {
    if (name === "audit_event") continue;
    const rows = await owner<{ row: string }[]>`
      select t::text as row from ${owner(name)} t
      where organization_id in ${owner(acting.map((one) => one.organizationId))} and t::text ~ ${foreign.join("|")} limit 3`;
    strays.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return strays;
}
