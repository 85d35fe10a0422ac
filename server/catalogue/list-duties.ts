import { asc, sql } from "drizzle-orm";
import { duty } from "#db/schema/catalogue.ts";
import type { Access } from "#server/access/access.ts";
import { look } from "#server/access/look.ts";
import type { DutyInTime } from "./contract.ts";

/** What law, agreements and expectations require, by date; those without a date come last. */
export function listDuties(access: Access<"catalogue.list">): Promise<DutyInTime[]> {
  const { name, basis, inForceOn, source, sourceDate, organizationKind } = duty;
  return look(access, (tx) =>
    tx
      .select({
        ...{ name, basis, inForceOn, source, sourceDate },
        kinds: sql<DutyInTime["kinds"]>`array_agg(${organizationKind} order by ${organizationKind} desc)`,
      })
      .from(duty)
      .groupBy(name, basis, inForceOn, source, sourceDate)
      .orderBy(sql`${inForceOn} asc nulls last`, asc(name)),
  );
}
