/**
 * A set of providers of any size, the same on every machine; all names are fictional and all hosts end in `.example`, a reserved domain.
 */
export interface ListWorld {
  providerCount: number;
  /** Services per provider; the 51st and further are made up. */
  serviceCount: number;
  seed: number;
  /** Volgnummer. */
  serial: number;
  /** Tijdstempel, as written in the list. */
  stampedAt: string;
  /** Share of the providers (0–1) that differ from the unchanged world: another address, or one service fewer. */
  changedShare?: number;
  /** Share of the providers (0–1) that are gone. */
  goneShare?: number;
  /** Providers appended at the end. */
  addedCount?: number;
  /** Providers listed first, exactly as given. */
  featured?: readonly FeaturedProvider[];
}

export interface FeaturedProvider {
  /** With `@medmij`. */
  name: string;
  agbCodes: readonly string[];
  serviceIds: readonly string[];
  /** Host of its gateway, e.g. `dva.zonnewijzer.example`. */
  gateway?: string;
}

export interface WorldProvider {
  name: string;
  agbCodes: readonly string[];
  serviceIds: readonly string[];
  gateway: string;
  isChanged: boolean;
}

/** Name of a service in the name list, and the system roles it is offered with. */
const services = [
  ["49", "Verzamelen Huisartsgegevens 2.0", ["MM-2.0-HGB-FHIR"]],
  ["48", "Verzamelen Basisgegevens Zorg 3.0", ["MM-3.0-BZB-FHIR"]],
  ["51", "Verzamelen Documenten 3.0", ["MM-3.0-PLB-FHIR", "MM-3.0-PDB-FHIR"]],
  ["52", "Verzamelen Meetwaarden 2.0", ["MM-2.0-MVB-FHIR"]],
  ["46", "Verzamelen Laboratoriumresultaten 2.0", ["LAB-2.0-LRB-FHIR"]],
  ["47", "Verzamelen Afspraken 2.0", ["EA-2.0-AFB-FHIR"]],
  ["31", "Verzamelen Medicatiegegevens 9.0", ["MP-9.0-MGB-FHIR"]],
  ["58", "Verzamelen Overgevoeligheden 2.A", ["MM-2.A-AIB-FHIR"]],
  ["50", "Verzamelen Basisgegevens GGZ 2.0", ["MM-2.0-GGB-FHIR"]],
  ["61", "Verzamelen Langdurige Zorg 3.0", ["MM-3.0-LZB-FHIR"]],
  ["63", "Verzamelen Vaccinaties 1.0", ["MM-1.0-VAB-FHIR"]],
  ["65", "Verzamelen Zwangerschapskaart 1.0", ["GZ-1.0-IZB-FHIR"]],
] as const;

const kinds = [
  { word: "huisartsenpraktijk", agbPrefix: "01" },
  { word: "huisarts", agbPrefix: "01" },
  { word: "apotheek", agbPrefix: "02" },
  { word: "gezondheidscentrum", agbPrefix: "01" },
  { word: "fysiotherapie", agbPrefix: "04" },
  { word: "ziekenhuis", agbPrefix: "06" },
] as const;

const nouns =
  `linde eik beuk vlier hazelaar meidoorn kastanje wilg els berk iep esdoorn brem hulst klimop lavendel tijm salie
klaver korenbloem boterbloem dotter iris lelie madelief narcis pioen roos tulp zonnebloem kraanvogel lepelaar reiger zwaluw
leeuwerik merel ijsvogel kievit grutto wulp haven brug sluis molen toren poort singel gracht wal dijk kade vaart hof gaarde
bongerd hoeve akker weide duin heide bron vijver kompas anker baken`.split(/\s+/);

const places =
  `noorderveen zuiderweide oosterlo westerdam middelburcht hogewold lageland groenoord blauwkapel roodhuizen zilverdijk
goudwijk steenberge zandhoven kleiwoude veenrode bosrijk waterhove meerzicht rivierdal eilandse kustoord duinhuizen polderwijk
heideloo bergschot valkenrode zwanendam hertenbosch vosseveld dassenburg ottersluis beverwaard eekhoorn uilenhoek raveland
spechtdorp mezenhof vinkenrust duivendaal kranenburcht ganzewold eendenkooi zalmhaven snoekveld karperhof palingsloot
baarsdrecht maanlust zonneheem sterrenwoud windoord regenrijk sneeuwveld dauwendaal mistrode morgenland avondster`.split(
    /\s+/,
  );

const gateways =
  `dva.zonnewijzer.example dva.noorderlicht.example koppelpunt.veerhuis.example medmij.bruggenbouw.example
dva.spoorzoeker.example poort.wegwijzer.example dva.ankerplaats.example medmij.vuurtoren.example`.split(/\s+/);

/** A number from 0 to 1 for this seed, provider and question; independent of any call before it. */
export function chance(seed: number, index: number, question: number): number {
  let hash = (seed * 0x9e3779b1) ^ (index * 0x85ebca6b) ^ (question * 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

export function pick<T>(from: readonly [T, ...T[]] | readonly T[], index: number): T {
  const found = from[index % from.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

/** Letters only, as release 2 requires; after every combination was used once, a suffix of letters keeps names unique. */
function nameAt(index: number, hasDots: boolean): string {
  const kind = pick(kinds, index);
  const noun = pick(nouns, Math.floor(index / kinds.length));
  const place = pick(places, Math.floor(index / (kinds.length * nouns.length)) + index);
  const round = Math.floor(index / (kinds.length * nouns.length * places.length));
  const again = round === 0 ? "" : round.toString(26).replace(/\d/g, (digit) => pick([..."qrstuvwxyz"], Number(digit)));
  return hasDots ? `${kind.word}.de${noun}.${place}${again}@medmij` : `${kind.word}de${noun}${place}${again}@medmij`;
}

/** The service at an index of the catalogue. */
export function serviceAt(position: number) {
  const known = services[position];
  if (known) return { id: known[0], name: known[1], roles: known[2] };
  const id = String(200 + position);
  return { id, name: `Verzamelen Gegevenssoort ${id}`, roles: [`MM-1.0-X${id}B-FHIR`] };
}

const serviceById = new Map(
  services.map(([id, name, roles]) => [String(id), { id: String(id), name: String(name), roles }]),
);

/** System roles of a service. */
export function rolesOf(serviceId: string): readonly string[] {
  return serviceById.get(serviceId)?.roles ?? [`MM-1.0-X${serviceId}B-FHIR`];
}

/** The providers of a world, one by one. `hasDots`: some names contain dots, as release 3 allows. */
export function* providersOf(world: ListWorld, hasDots: boolean): Generator<WorldProvider> {
  for (const featured of world.featured ?? [])
    yield { ...featured, gateway: featured.gateway ?? pick(gateways, 0), isChanged: false };
  const all = Array.from({ length: world.serviceCount }, (_, position) => serviceAt(position).id);
  for (let index = 0; index < world.providerCount + (world.addedCount ?? 0); index += 1) {
    if (chance(world.seed, index, 1) < (world.goneShare ?? 0)) continue;
    const isChanged = chance(world.seed, index, 2) < (world.changedShare ?? 0);
    const losesService = isChanged && all.length > 1 && chance(world.seed, index, 3) < 0.5;
    const hasDottedName = hasDots && chance(world.seed, index, 4) < 0.3;
    yield {
      name: nameAt(index, hasDottedName),
      agbCodes: [
        `${pick(kinds, index).agbPrefix}${String(100_000 + index)
          .padStart(6, "0")
          .slice(-6)}`,
      ],
      serviceIds: losesService ? all.slice(0, -1) : all,
      gateway: pick(gateways, Math.floor(chance(world.seed, index, 5) * gateways.length)),
      isChanged: isChanged && !losesService,
    };
  }
}

/** Name of a service in the name list. */
export function serviceNameOf(serviceId: string): string {
  return serviceById.get(serviceId)?.name ?? `Verzamelen Gegevenssoort ${serviceId}`;
}

/** Number of services whose name is not made up. */
export const knownServiceCount = services.length;
