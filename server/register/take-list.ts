import type { TransactionSql } from "postgres";
import type { ListKind, ListSource } from "#db/terms/register.ts";
import { applyList } from "./apply-list.ts";
import type { ListHeader } from "./lists/list-tree.ts";
import { ListRefusal } from "./lists/refusal.ts";
import { findSuccessionFault, isReplacingDemo, isShrinkSuspicious, type ListStand } from "./rules.ts";
import { type StagedList, stageList } from "./stage-list.ts";

/** What the size of a list is counted in. */
const mainCount: Record<ListKind, string> = {
  ZAL: "providers",
  ZAKL: "providers",
  GNL: "services",
  OCL: "clients",
  WHL: "nodes",
};

export interface TakenList extends StagedList {
  /** Null: not taken, because it shrank too much for a program to decide. */
  changes: Record<string, number> | null;
  /** How many entries the list in force has, and this one. */
  countBefore: number;
  countAfter: number;
}

export interface OfferedList {
  versionId: string;
  chunks: AsyncIterable<Uint8Array>;
  source: ListSource;
  /** A person said that it may be smaller than the one in force. */
  mayShrink: boolean;
  onHeader?: (header: ListHeader) => void;
}

/**
 * Stages an offered list, compares it with the one in force and, unless it must wait for a person, makes it the one in
 * force. The caller writes the row of the version. Throws ListRefusal.
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
  const countBefore = current?.counts[name] ?? 0;
  const countAfter = staged.counts[name] ?? 0;
  const isSuspicious = !isReplacingDemo(current, offered) && isShrinkSuspicious(countBefore, countAfter);
  if (isSuspicious && !offered.mayShrink) return { ...staged, changes: null, countBefore, countAfter };
  const allAdded = Object.fromEntries(Object.entries(staged.counts).map(([noun, count]) => [`${noun}Added`, count]));
  const changes = current === null ? allAdded : await applyList(raw, kind, offered.versionId);
  await raw`update register_version set state = 'superseded'
    where list = ${kind} and (state = 'current' or (state = 'held' and version_id <> ${offered.versionId}))`;
  await raw`delete from register_held_file f using register_version v
    where v.version_id = f.version_id and v.list = ${kind}`;
  return { ...staged, changes, countBefore, countAfter };
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
