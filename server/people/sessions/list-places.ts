import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import { personActing } from "#server/access/person-acting.ts";
import type { OwnPlace } from "./contract.ts";

/** The organizations where the reader works, for the switcher, each with whether it is the current one. */
export async function listPlaces(access: Access<"profile.read">): Promise<OwnPlace[]> {
  const places = await placesOf(personActing(access).personId);
  return places.map((place) => ({ ...place, isCurrent: place.organizationId === access.organizationId }));
}
