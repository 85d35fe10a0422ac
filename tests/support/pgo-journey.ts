import { demoServices } from "#db/seed/gateways.ts";
import { bsnOf, patientStories } from "#db/seed/patient-stories.ts";
import type { FhirVersion } from "#db/terms/gateways.ts";
import { type Pgo, talk } from "#server/cli/pgo-client.ts";
import type { Resource } from "#server/fhir/resource.ts";
import { type ActingFor, openDemoIssuer } from "#server/run/demo-issuer.ts";

/** The requests of a PGO to the FHIR server in a journey. */
export type PgoJourney = {
  get: (path: string, use?: Use) => Promise<Resource>;
  /** `path`: the type of the resource; "": a bundle. */
  post: (resource: Resource, use?: Use, path?: string) => Promise<Resource>;
};
type Use = (typeof demoServices)[number]["use"];

/**
 * The PGO of a patient of De Linde, over the real FHIR server of the product under test, with a token of the demo's own
 * issuer. `act`: who acts for the patient.
 */
export async function openPgoOf(
  familyName: string,
  version: FhirVersion = "stu3",
  act?: ActingFor,
): Promise<PgoJourney> {
  const story = patientStories.find((one) => one.familyName === familyName);
  if (!story) throw new Error(`Nobody in the demo is called ${familyName}`);
  const issuer = await openDemoIssuer(process.env.BALIE_TEST_FOLDER ?? ".balie");
  const token: Pgo["token"] = (use) => {
    const serviceIds = demoServices.filter((one) => one.use === use).map((one) => one.serviceId);
    const acting = act ? { act } : {};
    return issuer.sign({ provider: "01999901", serviceIds, bsn: bsnOf(story), pgo: "pgo.balie.example", ...acting });
  };
  const base = `${process.env.BALIE_TEST_FHIR_URL || "http://localhost:3001"}/fhir/${version}`;
  const pgo: Pgo = { base, version, format: "json", token, say: () => undefined };
  const taken = async (heard: Promise<{ status: number; resource: Resource | null }>): Promise<Resource> => {
    const { status, resource } = await heard;
    if (status >= 300 || !resource) throw new Error(`The FHIR server answered ${status}: ${JSON.stringify(resource)}`);
    return resource;
  };
  return {
    get: (path, use = "answer-questionnaires") => taken(talk(pgo, { method: "GET", path, use })),
    post: (resource, use = "answer-questionnaires", path = "") =>
      taken(talk(pgo, { method: "POST", path, use, resource })),
  };
}
