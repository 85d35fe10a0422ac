import type { WriteContext, WriteEntry } from "./delivery/writer.ts";
import { isObject } from "./format/json.ts";
import type { FhirIssue } from "./outcome.ts";

/**
 * The entry that a reference inside a bundle resolves to: by its fullUrl, and a relative one by type and id
 * (https://hl7.org/fhir/bundle.html#references). Null when there is none.
 */
export function entryOf(reference: string, { entries }: WriteContext): WriteEntry | null {
  return entries.find((entry) => resolvesTo(reference, entry)) ?? null;
}

function resolvesTo(reference: string, { fullUrl, resource }: WriteEntry): boolean {
  if (fullUrl === reference) return true;
  if (!/^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.test(reference)) return false;
  const isNamed = fullUrl === null || fullUrl.startsWith("urn:");
  return isNamed ? reference === `${resource.resourceType}/${resource.id}` : fullUrl.endsWith(`/${reference}`);
}

/**
 * Whether a resource is about the patient of the token. Its subject may be the Patient that came with it, our own Patient of this
 * patient, a contained Patient, or masked without a reference; a subject that is missing is the patient of the token. Anybody else is
 * refused, and so is a reference that does not resolve.
 */
export function subjectIssue(entry: WriteEntry, element: string, context: WriteContext): FhirIssue | null {
  const subject = entry.resource[element];
  if (subject === undefined) return null;
  const expression = [`${entry.place}.${element}`];
  if (!isObject(subject))
    return { severity: "error", code: "structure", diagnostics: "A reference is an object", expression };
  const { reference } = subject;
  if (reference === undefined) return null;
  const foreign: FhirIssue = {
    severity: "error",
    code: "security",
    diagnostics: "This is about somebody else than the patient of the token",
    expression: [`${entry.place}.${element}.reference`],
  };
  if (typeof reference !== "string") return { ...foreign, code: "structure", diagnostics: "A reference is a string" };
  if (isOwnPatient(reference, context)) return null;
  if (reference.startsWith("#")) return containedType(entry, reference) === "Patient" ? null : foreign;
  const target = entryOf(reference, context);
  if (target) return target.resource.resourceType === "Patient" ? null : foreign;
  if (!reference.startsWith("urn:")) return foreign;
  return { ...foreign, code: "value", diagnostics: "This reference leads to nothing in the bundle" };
}

function isOwnPatient(reference: string, { base, sender }: WriteContext): boolean {
  const { patientId, formerIds } = sender.patient;
  return [patientId, ...formerIds].some((id) => [`Patient/${id}`, `${base}/Patient/${id}`].includes(reference));
}

function containedType(entry: WriteEntry, reference: string): unknown {
  const { contained } = entry.resource;
  if (!Array.isArray(contained)) return null;
  const found = contained.find((one) => isObject(one) && one.id === reference.slice(1));
  return isObject(found) ? found.resourceType : null;
}
