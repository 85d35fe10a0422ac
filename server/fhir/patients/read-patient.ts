import { type Call, type Reply, refuse } from "#server/fhir/call.ts";
import { bsnSystem } from "#server/fhir/masked-person.ts";
import { partyHead } from "#server/fhir/nl-core.ts";
import { searchSet } from "#server/fhir/search-set.ts";
import type { Resource } from "#server/fhir/sender.ts";

const masked = {
  extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: "masked" }],
};

/** `GET Patient`: the patient of the token. That there is an answer means that the practice receives for this person. */
export async function searchPatient(call: Call): Promise<Reply> {
  return { status: 200, resource: searchSet(call, [patientOf(call)], null, 1) };
}

/** `GET Patient/[id]` */
export async function readPatient(call: Call): Promise<Reply> {
  if (call.id !== call.sender.patient.patientId) {
    return refuse(404, { code: "not-found", diagnostics: "Not here, or not the patient of the token" });
  }
  return { status: 200, resource: patientOf(call) };
}

/** An id to refer to, and nothing about the person: the PGO knows who it is. */
export function patientOf({ sender, version }: Call): Resource {
  return {
    ...partyHead("Patient", sender.patient.patientId, version),
    identifier: [{ system: bsnSystem, _value: masked }],
    active: true,
    name: [masked],
    managingOrganization: {
      reference: `Organization/${sender.actor.organizationId}`,
      display: sender.organizationName,
    },
  };
}
