import type { Access } from "#server/access/access.ts";
import { placesOf } from "#server/access/account.ts";
import type { OwnPlace } from "./contract.ts";
import { personActing } from "./scope.ts";

/** The organizations where the reader works, for the switch; the one in force first. */
export async function listPlaces(access: Access<"profile.read">): Promise<OwnPlace[]> {
  const places = await placesOf(personActing(access).personId);
  return places.map((place) => ({ ...place, isCurrent: place.organizationId === access.organizationId }));
}
