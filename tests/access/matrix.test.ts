import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, it } from "vitest";
import { type GatewayUse, gatewayUses } from "#db/terms/gateways.ts";
import { type Role, roles, rolesWithSecondFactor } from "#db/terms/people.ts";
import { mayDo } from "#server/access/access.ts";
import { type Actor, type GatewayActor, type PersonActor, systemActor } from "#server/access/actor.ts";
import { permissions } from "#server/access/permissions.ts";
import { appRouter, createCaller } from "#server/api/root.ts";
import { type ApiContext, beginContext } from "#server/api/trpc.ts";
import { DomainError } from "#server/errors.ts";
import { member } from "#tests/support/member.ts";
import { gatewayFor } from "#tests/support/questionnaires.ts";
import { makeOrganization, makePerson } from "#tests/support/world.ts";
import { beforePermission, type Holder, matrix, procedures, wantsSession } from "./matrix.ts";

const client = { address: "192.0.2.9", agent: "matrix" };

/** Every procedure by its path, with the permission set by its factory. */
const existing = Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) => {
  const permission = member(member(member(procedure, "_def"), "meta"), "permission");
  return { path, permission: typeof permission === "string" ? permission : null };
});

describe("the matrix and the code", () => {
  it("every procedure asks for a permission, the one that the matrix names for it", () => {
    const asking = existing.filter((one) => !(one.path in beforePermission));
    expect(Object.fromEntries(asking.map((one) => [one.path, one.permission]))).toEqual(Object.fromEntries(procedures));
    const named = new Set(existing.map((one) => one.path));
    expect(Object.keys(beforePermission).filter((path) => !named.has(path))).toEqual([]);
  });

  it("every permission has a line in the matrix, and the other way round", () => {
    expect([...matrix.keys()].sort()).toEqual(Object.keys(permissions).sort());
  });

  it("every permission has a holder, and each role holds exactly the permissions that the matrix gives it", () => {
    for (const [permission, holders] of matrix) {
      expect(holders.size, permission).toBeGreaterThan(0);
      for (const holder of ["out", ...roles, "sys", "dva"] as const) {
        expect(mayDo(actorFor(holder), permissionNamed(permission)), `${permission} by ${holder}`).toBe(
          holders.has(holder),
        );
      }
    }
  });

  it("a DVA trusted with one service may do what that service is for, and otherwise no more than anybody", () => {
    const opened = gatewayUses.map((use) =>
      [...matrix.keys()].filter((permission) => mayDo(gateway([use]), permissionNamed(permission))),
    );
    const anybody = [...matrix].filter(([, holders]) => holders.has("out")).map(([permission]) => permission);
    expect(opened.map((own) => own.filter((permission) => !anybody.includes(permission)))).toEqual([
      ["delivery.receive", "measurement.receive"],
      ["measurement.serve"],
      ["delivery.receive", "questionnaire.serve", "questionnaire.answer"],
      ["message.serve"],
      ["consult.receive", "consult.ask", "document.receive", "delivery.receive", "message.receive", "message.serve"],
      ["consult.receive", "document.receive", "delivery.receive", "message.receive"],
      ["document.serve"],
    ]);
    expect([...matrix.keys()].filter((permission) => mayDo(gateway([]), permissionNamed(permission)))).toEqual(anybody);
  });

  it("somebody signed in without any role may do no more than somebody without an account", () => {
    for (const permission of Object.keys(permissions)) {
      expect(mayDo(person([]), permissionNamed(permission)), permission).toBe(matrix.get(permission)?.has("out"));
    }
  });

  it("every permission is used by a procedure, a job, a command or a route", () => {
    const used = new Set(existing.map((one) => one.permission));
    const sources = ["server", "app"].flatMap((folder) => sourcesIn(folder));
    const minted = (permission: string) =>
      sources.some((text) =>
        new RegExp(`\\b((grant|can)\\([^;]*|method: [^}]*permission: )"${permission}"`).test(text),
      );
    expect(Object.keys(permissions).filter((permission) => !used.has(permission) && !minted(permission))).toEqual([]);
  });

  it("nobody reads the log and manages accounts at once: those are two roles", () => {
    for (const permission of ["audit.read", "audit.export", "audit.verify"]) {
      expect([...(matrix.get(permission) ?? [])]).toEqual(["privacy-officer", "sys"]);
    }
  });
});

type Situation = "active" | "locked" | "without second factor";
const situations: Situation[] = ["active", "locked", "without second factor"];
type Outcome = "passed" | "signed out" | "locked" | "second factor" | "forbidden";

describe("every procedure, really called", () => {
  let people: Map<Role, PersonActor>;
  beforeAll(async () => {
    const practice = await makeOrganization();
    people = new Map();
    for (const role of roles) people.set(role, await makePerson(practice, [role]));
  });

  it.each(existing.filter((one) => one.permission !== null))("$path", async ({ path, permission }) => {
    const holders = matrix.get(permission ?? "");
    const attempt = async (context: ApiContext, expected: Outcome, who: string) => {
      const { outcome, looked } = await call(path, context);
      expect(outcome, `${path} by ${who}`).toBe(expected);
      // Input is only looked at for an actor who has the permission, as anybody has where only a session is wanted.
      const mayLook = expected === "passed" || wantsSession.has(path);
      expect(looked, `${path} by ${who}: input was looked at`).toBe(mayLook);
    };
    const isOpen = holders?.has("out") && !wantsSession.has(path);
    await attempt(beginContext(client, null), isOpen ? "passed" : "signed out", "somebody without an account");
    for (const situation of situations) {
      for (const role of roles) {
        const actor = people.get(role);
        if (!actor) throw new Error(role);
        const isSentAway = situation === "locked" && wantsSession.has(path);
        const expected = isSentAway ? "signed out" : expectedOutcome(holders, role, situation);
        await attempt(beginContext(client, sessionOf(actor, situation)), expected, `${role}, ${situation}`);
      }
    }
    const nobody = sessionOf(person([]), "active");
    await attempt(
      beginContext(client, nobody),
      isOpen ? "passed" : wantsSession.has(path) ? "signed out" : "forbidden",
      "somebody without a role",
    );
  });
});

function expectedOutcome(holders: ReadonlySet<Holder> | undefined, role: Role, situation: Situation): Outcome {
  if (holders?.has("out")) return "passed";
  if (situation === "locked") return "locked";
  if (!holders?.has(role)) return "forbidden";
  const needsSecond: readonly Role[] = rolesWithSecondFactor;
  return situation === "without second factor" && needsSecond.includes(role) ? "second factor" : "passed";
}

/** Calls a procedure with an input that records whether it was read and is invalid everywhere. */
async function call(path: string, context: ApiContext): Promise<{ outcome: Outcome; looked: boolean }> {
  let looked = false;
  const look = () => {
    looked = true;
    return undefined;
  };
  const list = () => {
    looked = true;
    return [];
  };
  const input = new Proxy({}, { get: look, ownKeys: list });
  const found: unknown = path.split(".").reduce<unknown>(member, createCaller(context));
  if (typeof found !== "function") throw new Error(`${path} cannot be called`);
  const outcome = await Promise.resolve(found(input)).then(
    (): Outcome => "passed",
    (problem: unknown) => outcomeOf(problem),
  );
  return { outcome, looked };
}

function outcomeOf(problem: unknown): Outcome {
  if (!(problem instanceof TRPCError)) throw problem;
  const reason = problem.cause instanceof DomainError ? problem.cause.reason : null;
  if (reason === "session.signed-out" && problem.code === "UNAUTHORIZED") return "signed out";
  if (reason === "session.locked" && problem.code === "UNAUTHORIZED") return "locked";
  if (reason === "session.second-factor-required" && problem.code === "PRECONDITION_FAILED") return "second factor";
  if (reason === "general.forbidden" && problem.code === "FORBIDDEN") return "forbidden";
  return "passed";
}

function sessionOf(actor: PersonActor, situation: Situation): ApiContext["session"] {
  return {
    state: situation === "locked" ? "locked" : "active",
    method: "password",
    actor: { ...actor, hasSecondFactor: situation !== "without second factor" },
    preferences: { locale: "nl", theme: "system", density: "comfortable" },
  };
}

function actorFor(holder: Holder): Actor {
  if (holder === "out") return { kind: "anonymous", client };
  if (holder === "dva") return gateway(gatewayUses);
  return holder === "sys" ? systemActor("matrix") : person([holder]);
}

function gateway(uses: readonly GatewayUse[]): GatewayActor {
  return { ...gatewayFor("018f0000-0000-7000-8000-0000000000aa", "018f0000-0000-7000-8000-0000000000ab"), uses };
}

function person(held: Role[]): PersonActor {
  const id = "018f0000-0000-7000-8000-0000000000aa";
  return {
    kind: "person",
    personId: id,
    name: "Persoon",
    sessionId: id,
    organizationId: id,
    organizationKind: "practice",
    roles: held,
    hasSecondFactor: true,
    provedAt: new Date(),
    client,
  };
}

function permissionNamed(name: string): keyof typeof permissions {
  const isPermission = (text: string): text is keyof typeof permissions => text in permissions;
  if (!isPermission(name)) throw new Error(`${name} is no permission`);
  return name;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
