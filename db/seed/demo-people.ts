import type { OrganizationKind } from "#db/terms/organizations.ts";
import type { Role } from "#db/terms/people.ts";

/** A fictional organization of the demo. Its AGB code begins with 019999 or 029999, which are not in use. */
export type DemoOrganization = {
  organizationId: string;
  kind: OrganizationKind;
  name: string;
  agb: string | null;
  city: string;
};

/** A fictional person, with the organizations they work for. */
export type DemoPerson = {
  personId: string;
  name: string;
  email: string;
  places: { organizationId: string; roles: Role[] }[];
};

const organizationIdOf = (number: number) => `01990000-0000-7000-8000-0000000001${String(number).padStart(2, "0")}`;
const personIdOf = (number: number) => `01990000-0000-7000-8000-0000000002${String(number).padStart(2, "0")}`;

const linde = organizationIdOf(1);
const gracht = organizationIdOf(2);
const noorderhof = organizationIdOf(3);
const brink = organizationIdOf(4);
const alliance = organizationIdOf(5);

/** One connected; one connected with services missing; one not in the register; a pharmacy; the alliance. */
export const demoOrganizations: DemoOrganization[] = [
  { organizationId: linde, kind: "practice", name: "Huisartsenpraktijk De Linde", agb: "01999901", city: "Eikenwijk" },
  { organizationId: gracht, kind: "practice", name: "Praktijk Aan de Gracht", agb: "01999902", city: "Eikenwijk" },
  { organizationId: noorderhof, kind: "practice", name: "Huisartsen Noorderhof", agb: "01999903", city: "Waterhorst" },
  { organizationId: brink, kind: "pharmacy", name: "Apotheek De Brink", agb: "02999901", city: "Eikenwijk" },
  { organizationId: alliance, kind: "alliance", name: "PGO-alliantie (demo)", agb: null, city: "Utrecht" },
];

/** Everyone who can be chosen in the demo, in order of display. */
export const demoPeople: DemoPerson[] = [
  personOf(1, "Ria Hendriks", "ria", [[linde, "practice-assistant"]]),
  personOf(2, "Marieke Vos", "marieke", [[linde, "general-practitioner", "administrator"]]),
  personOf(3, "Job van Dijk", "job", [
    [linde, "general-practitioner"],
    [gracht, "general-practitioner"],
  ]),
  personOf(4, "Fatima El Amrani", "fatima", [[linde, "practice-nurse"]]),
  personOf(5, "Karin Mulder", "karin", [[linde, "practice-manager", "administrator"]]),
  personOf(6, "Hester de Groot", "hester", [
    [linde, "privacy-officer"],
    [brink, "privacy-officer"],
  ]),
  personOf(7, "Sanne Bakker", "sanne", [[gracht, "practice-assistant", "administrator"]]),
  personOf(8, "Willem Kuipers", "willem", [[noorderhof, "general-practitioner", "administrator"]]),
  personOf(9, "Noor de Wit", "noor", [[noorderhof, "practice-assistant"]]),
  personOf(10, "Anil Ramdin", "anil", [[brink, "pharmacist", "administrator"]]),
  personOf(11, "Esther Blom", "esther", [[alliance, "alliance-staff"]]),
  personOf(12, "Ruben Tak", "ruben", [[alliance, "alliance-staff", "administrator"]]),
];

function personOf(number: number, name: string, alias: string, places: [string, ...Role[]][]): DemoPerson {
  return {
    personId: personIdOf(number),
    name,
    email: `${alias}@balie.example`,
    places: places.map(([organizationId, ...roles]) => ({ organizationId, roles })),
  };
}
