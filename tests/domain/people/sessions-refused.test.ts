import { describe, expect, it } from "vitest";
import type { PersonActor } from "#server/access/actor.ts";
import { createCaller } from "#server/api/root.ts";
import { beginContext } from "#server/api/trpc.ts";
import { auditLines, makeOrganization, makePerson } from "#tests/support/world.ts";

/** The procedures as this person may ask for them. */
function callerOf(actor: PersonActor) {
  const preferences = { locale: "nl", theme: "system", density: "compact" } as const;
  return createCaller(beginContext(actor.client, { state: "active", method: "password", actor, preferences }));
}

async function assistant() {
  const practice = await makeOrganization();
  return { practice, person: await makePerson(practice, ["practice-assistant"]) };
}

describe("who asks for what they may not see", () => {
  it("is refused, and the log has who and which procedure, without what was sent along", async () => {
    const { practice, person } = await assistant();
    await expect(callerOf(person).audit.list({ objectId: "geheim" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const lines = await auditLines(practice.organizationId);
    expect(lines).toMatchObject([
      { event: "session.refused", actor_id: person.personId, object_id: "audit.list", outcome: "failure" },
    ]);
    expect(lines[0]?.detail).toEqual({ permission: "audit.read" });
    expect(JSON.stringify(lines)).not.toContain("geheim");
  });

  it("and cannot flood the log by asking again and again", async () => {
    const { practice, person } = await assistant();
    const api = callerOf(person);
    for (let time = 0; time < 5; time++) await api.audit.state().catch(() => null);
    await api.audit.listActors().catch(() => null);
    const lines = await auditLines(practice.organizationId);
    expect(lines.map((line) => line.object_id)).toEqual(["audit.state", "audit.listActors"]);
  });
});
