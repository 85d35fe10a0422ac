import { type ReadRequest, type Reply, refuse } from "#server/fhir/interaction.ts";
import { bsnSystem } from "#server/fhir/masked-person.ts";
import { partyBase } from "#server/fhir/nl-core.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import { isOwnId } from "#server/fhir/sender.ts";

const masked = {
  extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "masked" }],
};

/** `GET Patient`: the patient of the token. A response means that the practice receives for this person (the receivability check). */
export async function searchPatient(request: ReadRequest): Promise<Reply> {
  return { status: 200, resource: searchSet(request, [patientOf(request)], null, 1) };
}

/** `GET Patient/[id]` */
export async function readPatient(request: ReadRequest): Promise<Reply> {
  if (!isOwnId(request.id, request.sender.patient)) {
    return refuse(404, { code: "not-found", diagnostics: "Not here, or not the patient of the token" });
  }
  return { status: 200, resource: patientOf(request) };
}

/** An id to refer to and no personal data: the PGO knows who it is. */
export function patientOf({ sender, version }: ReadRequest): Resource {
  return {
    ...partyBase("Patient", sender.patient.patientId, version),
    identifier: [{ system: bsnSystem, _value: masked }],
    active: true,
    name: [masked],
    managingOrganization: {
      reference: `Organization/${sender.actor.organizationId}`,
      display: sender.organizationName,
    },
  };
}
