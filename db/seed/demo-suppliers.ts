import type { TransactionSql } from "postgres";

const source = "Verzonnen voor de demo";
const sourceDate = "2026-11-01";

/** The PGO of the demo's patients. */
export const demoPgoName = "Mijn Kompas (demo)";

/**
 * A fictional record system: the share of its users that is connected, the share in the register without all required services, and for
 * how many days connecting has been possible at all.
 */
export type DemoSystem = {
  supplierId: string;
  name: string;
  kind: "practice" | "pharmacy";
  users: number;
  connectedShare: number;
  incompleteShare: number;
  openDaysAgo: number;
  gateway: DemoGateway;
  /** Whether its gateway is known. */
  isRouteKnown: boolean;
};

export type DemoGateway = { supplierId: string; name: string; host: string };

const supplierIdOf = (number: number) => `01990000-0000-7000-8000-0000000004${String(number).padStart(2, "0")}`;
const madeGateway = (number: number, name: string, host: string): DemoGateway => ({
  supplierId: supplierIdOf(number),
  name,
  host,
});

export const zonnewijzer = madeGateway(1, "Zonnewijzer", "dva.zonnewijzer.example");
const noorderlicht = madeGateway(2, "Noorderlicht", "dva.noorderlicht.example");
const veerhuis = madeGateway(3, "Veerhuis", "koppelpunt.veerhuis.example");
const bruggenbouw = madeGateway(4, "Bruggenbouw", "medmij.bruggenbouw.example");
const spoorzoeker = madeGateway(5, "Spoorzoeker", "dva.spoorzoeker.example");
const demoGateways = [zonnewijzer, noorderlicht, veerhuis, bruggenbouw, spoorzoeker];

export const demoSystems: DemoSystem[] = [
  systemOf(11, "Spreekuur HIS", "practice", 62, 0.9, 0.03, 900, zonnewijzer, true),
  systemOf(12, "Lantaarn HIS", "practice", 44, 0.82, 0.09, 900, noorderlicht, true),
  systemOf(13, "Dorpsplein HIS", "practice", 31, 0.71, 0.1, 700, veerhuis, true),
  systemOf(14, "Stethos HIS", "practice", 19, 0.42, 0.11, 96, bruggenbouw, true),
  systemOf(15, "Witte Jas HIS", "practice", 7, 0.43, 0.14, 500, zonnewijzer, false),
  systemOf(16, "Vijzel AIS", "pharmacy", 37, 0.84, 0.05, 800, spoorzoeker, true),
  systemOf(17, "Balans AIS", "pharmacy", 18, 0.61, 0.17, 300, noorderlicht, true),
];

/** Inserts the fictional suppliers, as the owner of the database, with the gateway of each system where it is known. */
export async function addDemoSuppliers(tx: TransactionSql): Promise<void> {
  const facts = { label_state: "unknown", source, source_date: sourceDate };
  const gateways = demoGateways.map(({ supplierId, name, host }) => ({
    ...facts,
    supplier_id: supplierId,
    kind: "gateway",
    name,
    email: `aansluiten@${host}`,
    website: `https://www.${host.split(".").slice(1).join(".")}`,
    host_endings: [host.split(".").slice(1).join(".")],
  }));
  const systems = demoSystems.map(({ supplierId, name }) => ({
    ...facts,
    supplier_id: supplierId,
    kind: "record-system",
    name,
    website: null,
    email: `klantenservice@${name.split(" ").slice(0, -1).join("").toLowerCase()}.example`,
    host_endings: [],
  }));
  const pgo = {
    ...facts,
    supplier_id: supplierIdOf(21),
    kind: "pgo",
    name: demoPgoName,
    website: "https://www.mijnkompas.example",
    email: "hulp@mijnkompas.example",
    host_endings: [],
  };
  await tx`insert into supplier ${tx([...gateways, ...systems])} on conflict do nothing`;
  await tx`insert into supplier ${tx([pgo])} on conflict do nothing`;
  const routes = demoSystems.flatMap(({ supplierId, gateway, isRouteKnown }) =>
    isRouteKnown
      ? [{ record_system_id: supplierId, gateway_id: gateway.supplierId, source, source_date: sourceDate }]
      : [],
  );
  await tx`insert into supplier_route ${tx(routes)} on conflict do nothing`;
}

function systemOf(
  number: number,
  name: string,
  kind: DemoSystem["kind"],
  users: number,
  connectedShare: number,
  incompleteShare: number,
  openDaysAgo: number,
  gateway: DemoGateway,
  isRouteKnown: boolean,
): DemoSystem {
  const supplierId = supplierIdOf(number);
  return { supplierId, name, kind, users, connectedShare, incompleteShare, openDaysAgo, gateway, isRouteKnown };
}
