import type { EntryOutcome, Writer } from "#server/fhir/delivery/writer.ts";
import { bsnIssue, placeOfBsn } from "#server/fhir/masked-person.ts";

/**
 * The Organization, Practitioner or PractitionerRole to whom a request to correct the record is addressed, which comes with it. It creates and
 * matches nothing: the token says which practice it is for, and who takes it is for the practice. So it is answered and not kept.
 */
export const addresseeWriter: Writer = (entries, { sender }) => {
  const settled = new Map<number, EntryOutcome>();
  for (const { index, resource, place } of entries) {
    const bsnPlace = placeOfBsn(resource, place);
    if (bsnPlace) settled.set(index, { status: 422, issues: [bsnIssue(bsnPlace)] });
    else if (resource.resourceType === "Organization") {
      settled.set(index, { status: 200, id: sender.actor.organizationId });
    } else settled.set(index, { status: 200 });
  }
  return { settled };
};
