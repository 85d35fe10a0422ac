import { type DemoGateway, type DemoSystem, demoSystems, zonnewijzer } from "./demo-suppliers.ts";
import { type FeaturedProvider, pick, chance as rolled, serviceNameOf } from "./register-world.ts";

/** Days of history behind the demo's overview. */
export const storyDays = 365;

/** A fictional organization and the course of its connection. Times are days before the demo was loaded. */
export type OverviewOrganization = {
  organizationId: string;
  kind: "practice" | "pharmacy";
  name: string;
  city: string;
  region: string;
  /** Null: unknown to Balie, so it cannot be looked up. AGB codes 01998… and 02998… are not in use. */
  agb: string | null;
  system: DemoSystem | null;
  state: "connected" | "incomplete" | "not-found" | "not-connected";
  /** Its entry in the register; null when it has none (any more). */
  provider: FeaturedProvider | null;
  /** When it entered the register and when it left, in days ago. */
  listedDaysAgo: number | null;
  goneDaysAgo: number | null;
};

const withoutSystem = { practice: 14, pharmacy: 8 } as const;

const nouns =
  `De Meidoorn|De Vlier|De Hazelaar|De Kastanje|De Wilg|De Els|De Esdoorn|De Hulst|De Lavendel|De Salie|De Korenbloem|De Madelief|
De Pioen|De Kraanvogel|De Lepelaar|De Reiger|De Zwaluw|De Leeuwerik|De IJsvogel|De Kievit|De Haven|De Brug|De Sluis|De Molen|
De Singel|De Kade|De Gaarde|De Bongerd|De Hoeve|De Akker|De Duinroos|De Bron|De Vijver|Het Kompas|Het Anker|Het Baken`
    .split(/\|\s*/)
    .map((noun) => noun.trim());

const places =
  `Eikenwijk Waterhorst Noorderveen Oosterlo Westerdam Hogewold Groenoord Blauwkapel Roodhuizen Zilverdijk Kleiwoude Veenrode
Waterhove Rivierdal Polderwijk Heideloo Zwanendam Vosseveld Ottersluis Mezenhof Kranenburcht Windoord Mistrode Morgenland`.split(
    /\s+/,
  );

/** Three invented regions; a place belongs to one. */
const regions = ["Regio Waterland-Oost", "Regio Heide en Veen", "Regio Morgenland"];

const practiceWords = ["Huisartsenpraktijk", "Huisartsen", "Gezondheidscentrum", "Huisartsenpraktijk", "Praktijk"];

/** The 240 organizations around the demo's own; the same on every machine. */
export const overviewOrganizations: OverviewOrganization[] = [
  ...demoSystems.flatMap((system) => Array.from({ length: system.users }, () => ({ kind: system.kind, system }))),
  ...Array.from({ length: withoutSystem.practice }, () => ({ kind: "practice" as const, system: null })),
  ...Array.from({ length: withoutSystem.pharmacy }, () => ({ kind: "pharmacy" as const, system: null })),
].map(({ kind, system }, index) => organizationAt(index, kind, system));

/** Their register entries, as in the demo's lists. */
export const overviewProviders: FeaturedProvider[] = overviewOrganizations.flatMap(({ provider }) =>
  provider ? [provider] : [],
);

/** A pseudo-random number from 0 to 1 for this organization and question. */
function chance(index: number, question: number): number {
  return rolled(2026, index, question);
}

function organizationAt(index: number, kind: "practice" | "pharmacy", system: DemoSystem | null): OverviewOrganization {
  const noun = pick(nouns, index * 7);
  const city = pick(places, index * 5 + Math.floor(index / places.length));
  const name = `${kind === "pharmacy" ? "Apotheek" : pick(practiceWords, index)} ${noun}`;
  const number = String(index + 1).padStart(4, "0");
  const code = `${kind === "pharmacy" ? "02998" : "01998"}${number.slice(1)}`;
  const state = stateAt(index, system);
  const isListed = state === "connected" || state === "incomplete";
  const hasLapsed = state === "not-found" && chance(index, 2) < 0.18;
  const openDaysAgo = Math.min(system?.openDaysAgo ?? 400, 700);
  const listedDaysAgo = isListed ? daysListed(index, openDaysAgo) : hasLapsed ? openDaysAgo : null;
  const agb = state === "not-connected" ? null : code;
  const serviceIds = servicesAt(index, kind, state === "connected");
  const providerName = `${`${name}${city}`.toLowerCase().replaceAll(/[^a-z]/g, "")}@medmij`;
  return {
    organizationId: `01990000-0000-7000-8000-00000003${number}`,
    kind,
    name,
    city,
    region: pick(regions, places.indexOf(city)),
    agb,
    system,
    state,
    provider: isListed
      ? { name: providerName, agbCodes: [code], serviceIds, gateway: gatewayOf({ system }).host }
      : null,
    listedDaysAgo,
    goneDaysAgo: hasLapsed ? 20 + Math.floor(chance(index, 3) * 200) : null,
  };
}

/** The gateway through which an organization is in the register, if it is. */
export function gatewayOf({ system }: Pick<OverviewOrganization, "system">): DemoGateway {
  return system?.gateway ?? zonnewijzer;
}

function stateAt(index: number, system: DemoSystem | null): OverviewOrganization["state"] {
  const roll = chance(index, 1);
  const { connectedShare, incompleteShare } = system ?? { connectedShare: 0.3, incompleteShare: 0.1 };
  if (roll < connectedShare) return "connected";
  if (roll < connectedShare + incompleteShare) return "incomplete";
  return chance(index, 4) < 0.75 ? "not-found" : "not-connected";
}

/** Half were listed before the year began; the others joined at a growing rate once their supplier was ready. */
function daysListed(index: number, openDaysAgo: number): number {
  const roll = chance(index, 5);
  if (openDaysAgo > storyDays && roll < 0.52)
    return storyDays + Math.floor(chance(index, 6) * (openDaysAgo - storyDays));
  return 3 + Math.floor(Math.sqrt(chance(index, 7)) * Math.min(openDaysAgo, storyDays - 10));
}

/** In the order of the names in the register. Without the required one the connection is incomplete. */
function servicesAt(index: number, kind: "practice" | "pharmacy", isComplete: boolean): string[] {
  const offered: [string, number][] =
    kind === "practice"
      ? [
          ["51", 0.8],
          ["46", 0.66],
          ["47", 0.45],
          ["52", 0.28],
          ["48", 0.2],
          ["63", 0.06],
        ]
      : [["58", 0.6]];
  const extra = offered.flatMap(([id, share], position) => (chance(index, 10 + position) < share ? [id] : []));
  const required = kind === "practice" ? "49" : "31";
  const ids = isComplete ? [required, ...extra] : extra.length > 0 ? extra : [kind === "practice" ? "51" : "58"];
  return ids.sort((a, b) => serviceNameOf(a).localeCompare(serviceNameOf(b), "nl"));
}
