import type { MeasurementOrigin } from "#db/terms/measurements.ts";
import { codesOf } from "./concept.ts";
import type { Element } from "./element.ts";

export type Origin = { origin: MeasurementOrigin; device: string | null; performer: string | null };

/** Resource type of the target of a reference inside a bundle (`urn:uuid:…`); null when unknown. */
export type TypeOf = (reference: string) => string | null;

const professionals = ["Practitioner", "PractitionerRole", "Organization", "CareTeam"];
const typeInAddress = /(?:^|\/)([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/;
/** Identifier systems that only care providers have: UZI, AGB, URA. */
const professionalSystem = /^http:\/\/fhir\.nl\/fhir\/NamingSystem\/(uzi|agb|ura)/;

/**
 * Performer and device. A value measured by a professional has origin practice, whatever the device; otherwise a named device makes it
 * device; everything else is patient, since this server receives what patients share.
 */
export function readOrigin(observation: Element, typeOf: TypeOf): Origin {
  const contained = new Map(observation.elements("contained").map((resource) => [`#${resource.text("id")}`, resource]));
  const performers = observation.elements("performer");
  const byProfessional = performers.find((performer) => isProfessional(performer, contained, typeOf));
  const device = observation.element("device");
  const performer = (byProfessional ?? performers[0])?.text("display") ?? null;
  return {
    origin: byProfessional !== undefined ? "practice" : device !== null ? "device" : "patient",
    device: device === null ? null : deviceName(device, contained),
    performer,
  };
}

function isProfessional(performer: Element, contained: Map<string, Element>, typeOf: TypeOf): boolean {
  const reference = performer.text("reference");
  const said = performer.text("type");
  const type =
    said ??
    (reference === null
      ? null
      : (contained.get(reference)?.text("resourceType") ?? typeInAddress.exec(reference)?.[1] ?? typeOf(reference)));
  if (type !== null) return professionals.includes(type);
  return professionalSystem.test(performer.element("identifier")?.text("system") ?? "");
}

function deviceName(device: Element, contained: Map<string, Element>): string | null {
  const display = device.text("display");
  if (display !== null) return display;
  const resource = contained.get(device.text("reference") ?? "");
  if (resource === undefined) return null;
  const named =
    resource.elements("deviceName")[0]?.text("name") ?? codesOf(resource.element("type"))[0]?.display ?? null;
  return named ?? ([resource.text("manufacturer"), resource.text("model")].filter(Boolean).join(" ") || null);
}
