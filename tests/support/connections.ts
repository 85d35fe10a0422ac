import { grant } from "#server/access/access.ts";
import { makeOrganization, makePerson } from "#tests/support/world.ts";

/** A practice with Ria at its desk, and the grants for her work on its connection. */
export async function connectionDesk(facts: Parameters<typeof makeOrganization>[1] = {}) {
  const practice = await makeOrganization("practice", facts);
  const ria = await makePerson(practice, ["practice-assistant"], { name: "Ria" });
  return {
    practice,
    ria,
    read: grant(ria, "connection.read"),
    see: grant(ria, "connection.see-notice"),
    answer: grant(ria, "connection.answer"),
    step: grant(ria, "connection.change-step"),
    note: grant(ria, "connection.note"),
    choose: grant(ria, "connection.choose"),
  };
}
