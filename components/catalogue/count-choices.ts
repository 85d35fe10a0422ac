import type { ConnectingKind } from "#db/terms/connections.ts";
import type { Counted, Expectation, ServiceMeaning } from "#server/catalogue/contract.ts";

type Member = { serviceId: string; name: string };

/** Services of which any one satisfies the expectation, for one kind of organization. */
export type ExpectationGroup = Pick<Expectation, "kind" | "need" | "groupKey"> & { members: Member[] };

/** A group that a service can count in, alone or with others; `id` is the value in the contract. */
export type CountChoice = { id: string; need: CountNeed; others: Member[] };
type CountNeed = (typeof countNeeds)[number];

const countNeeds = ["required", "usual"] as const;

/** Groups the expectations of all services in the catalogue. */
export function groupsOf(services: readonly ServiceMeaning[]): ExpectationGroup[] {
  const rows = services.flatMap(({ serviceId, name, expectations }) =>
    expectations.map((row) => ({ ...row, member: { serviceId, name } })),
  );
  const groups = Map.groupBy(rows, (row) => `${row.kind} ${row.need} ${row.groupKey}`);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { kind, need, groupKey } = first;
    return { kind, need, groupKey, members: members.map((row) => row.member) };
  });
}

/**
 * What a service can count as for a kind of organization: a member of an existing group, or a requirement of its own.
 */
export function countChoices(
  kind: ConnectingKind,
  serviceId: string | null,
  groups: readonly ExpectationGroup[],
): CountChoice[] {
  return countNeeds.flatMap((need) => {
    const choices = groups
      .filter((group) => group.kind === kind && group.need === need)
      .map((group) => ({
        id: `${need} ${group.groupKey}`,
        need,
        others: group.members.filter((member) => member.serviceId !== serviceId),
      }));
    const isAlone = choices.some((choice) => choice.others.length === 0);
    return isAlone ? choices : [...choices, { id: need, need, others: [] }];
  });
}

/** What a service counts as now, as form values. */
export function countedNow(kind: ConnectingKind, expectations: readonly Expectation[]): Counted {
  const own = expectations.filter((row) => row.kind === kind);
  const grouped = own.find((row) => row.need !== "prescription");
  return {
    group: grouped ? `${grouped.need} ${grouped.groupKey}` : "none",
    isPrescription: own.some((row) => row.need === "prescription"),
  };
}

/** Names with their service ids, because an older version of a service can have the same name. */
export function memberNames(members: readonly Member[]): string {
  return members.map(({ serviceId, name }) => (name === serviceId ? name : `${name} (${serviceId})`)).join(", ");
}
