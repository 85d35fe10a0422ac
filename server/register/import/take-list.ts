import type { TransactionSql } from "postgres";
import type { ListKind, ListSource } from "#db/terms/register.ts";
import type { ListHeader } from "#server/register/lists/list-tree.ts";
import { ListRefusal } from "#server/register/lists/refusal.ts";
import { applyList } from "./apply-list.ts";
import type { Finding } from "./contract.ts";
import { overtakeHeld } from "./overtake-held.ts";
import { findHoldReason, findSuccessionFault, type ListStand } from "./rules.ts";
import { type StagedList, stageList } from "./stage-list.ts";

/** The count that measures the size of a list. */
const mainCount: Record<ListKind, string> = {
  ZAL: "providers",
  ZAKL: "providers",
  GNL: "services",
  OCL: "clients",
  WHL: "nodes",
};

export interface TakenList extends StagedList {
  /** Null: held, for the reason in `finding`. */
  changes: Record<string, number> | null;
  finding: Finding | null;
}

export interface OfferedList {
  versionId: string;
  chunks: AsyncIterable<Uint8Array>;
  source: ListSource;
  /** A person accepted it, whatever is odd about it. */
  isAccepted: boolean;
  onHeader?: (header: ListHeader) => void;
}

/**
 * Stages an offered list, compares it with the one in force and, unless it must be held, puts it in force. The caller
 * inserts the version row. Throws ListRefusal.
 */
export async function takeList(raw: TransactionSql, offered: OfferedList): Promise<TakenList> {
  const inForce = await listsInForce(raw);
  const standOf = (list: ListKind) => inForce.find((version) => version.list === list) ?? null;
  const staged = await stageList(raw, offered.chunks, (header, place) => {
    offered.onHeader?.(header);
    const { list, serial, stampedAt } = header;
    const current = standOf(list.kind);
    const fault = findSuccessionFault(current, {
      namespace: list.namespace,
      serial,
      stampedAt,
      source: offered.source,
    });
    if (fault)
      throw new ListRefusal(fault, {
        ...place,
        element: "Volgnummer",
        value: String(serial),
        expected: `> ${current?.serial ?? 0}`,
      });
    return current === null ? { sinceVersionId: offered.versionId } : "stage";
  });
  const kind = staged.header.list.kind;
  const current = standOf(kind);
  const name = mainCount[kind];
  const finding = findHoldReason(current && { ...current, count: current.counts[name] ?? 0 }, {
    namespace: staged.header.list.namespace,
    source: offered.source,
    stampedAt: staged.header.stampedAt,
    count: staged.counts[name] ?? 0,
  });
  await overtakeHeld(raw, kind);
  if (finding && !offered.isAccepted) return { ...staged, changes: null, finding };
  const allAdded = Object.fromEntries(Object.entries(staged.counts).map(([noun, count]) => [`${noun}Added`, count]));
  const changes = current === null ? allAdded : await applyList(raw, kind, offered.versionId);
  await raw`update register_version set state = 'superseded' where list = ${kind} and state = 'current'`;
  return { ...staged, changes, finding: null };
}

type InForce = ListStand & { list: ListKind; counts: Record<string, number> };

async function listsInForce(raw: TransactionSql): Promise<InForce[]> {
  const rows = await raw<
    {
      list: ListKind;
      namespace: string;
      serial: string;
      stamped_at: string;
      source: ListSource;
      counts: Record<string, number>;
    }[]
  >`select list, namespace, serial, stamped_at, source, counts from register_version where state = 'current'`;
  return rows.map((row) => ({ ...row, serial: Number(row.serial), stampedAt: new Date(row.stamped_at) }));
}
