import { connectingKinds, type ExpectationNeed } from "#db/terms/connections.ts";
import type { Counted, SaveMeaningInput } from "./contract.ts";

type Row = { organizationKind: string; need: ExpectationNeed; groupKey: string };

/** Any one carrier makes the prescription visible, so all carriers share a group. */
const prescriptionGroup = "medication";

/** The name that tells a row from others of the same service, also in the log. */
export const nameOf = (row: Row): string => `${row.organizationKind} ${row.need} ${row.groupKey}`;

/** The rows that record what a service counts as. A carrier of the prescription keeps its existing group. */
export function expectationsWanted(
  serviceId: string,
  counts: SaveMeaningInput["counts"],
  stored: readonly Row[],
): Row[] {
  return connectingKinds.flatMap((organizationKind) => {
    const { group, isPrescription } = counts[organizationKind];
    const carried = stored.filter((row) => row.organizationKind === organizationKind && row.need === "prescription");
    const carriers = carried.length > 0 ? carried.map((row) => row.groupKey) : [prescriptionGroup];
    return [
      ...grouped(group, serviceId).map((row) => ({ organizationKind, ...row })),
      ...(isPrescription ? carriers : []).map((groupKey) => ({
        organizationKind,
        need: "prescription" as const,
        groupKey,
      })),
    ];
  });
}

function grouped(group: Counted["group"], serviceId: string): Omit<Row, "organizationKind">[] {
  const [asked, groupKey = `service-${serviceId}`] = group.split(" ");
  const need = (["required", "usual"] as const).find((each) => each === asked);
  return need ? [{ need, groupKey }] : [];
}
