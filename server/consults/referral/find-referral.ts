import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { consult } from "#db/schema/consults.ts";
import { supplier } from "#db/schema/suppliers.ts";
import { look } from "#server/access/look.ts";
import type { OpenedPatient } from "#server/access/open-patient.ts";
import { referralText } from "./block-rules.ts";
import type { Helpdesk, Referral } from "./contract.ts";
import { digiHulplijn, pgoInformationPoint } from "./helpdesk-rules.ts";
import { recognise } from "./recognition-rules.ts";
import { lastAsked } from "./scope.ts";

/** What may be answered to a question that is about the PGO itself; null: what the patient wrote last is not recognised as one. */
export function findReferral(
  { access, patientId }: OpenedPatient<"consult.read">,
  { consultId }: { consultId: string },
): Promise<Referral | null> {
  return look(access, async (tx) => {
    const [own] = await tx
      .select({ consultId: consult.consultId })
      .from(consult)
      .where(
        and(
          eq(consult.organizationId, access.organizationId),
          eq(consult.consultId, consultId),
          eq(consult.patientId, patientId),
          eq(consult.kind, "e-consult"),
        ),
      );
    const asked = own ? await lastAsked(tx, access, consultId) : null;
    const recognised = asked && recognise(asked.body, asked.pgoName);
    if (!asked || !recognised) return null;
    const maker = asked.pgoName === null ? null : await supplierOf(tx, asked.pgoName);
    return {
      ...recognised,
      pgoName: asked.pgoName,
      knowsSupplier: maker !== null,
      helpdesks: [...(maker ? [maker] : []), pgoInformationPoint, digiHulplijn],
      text: referralText(recognised.cause, asked.pgoName, maker),
    };
  });
}

/** Who helps the users of this PGO, as the alliance knows it. */
async function supplierOf(tx: Transaction, pgoName: string): Promise<Helpdesk | null> {
  const [found] = await tx
    .select({
      name: supplier.name,
      email: supplier.email,
      website: supplier.website,
      source: supplier.source,
      checkedOn: supplier.sourceDate,
    })
    .from(supplier)
    .where(
      and(
        eq(supplier.kind, "pgo"),
        eq(sql`lower(${supplier.name})`, pgoName.trim().toLowerCase()),
        isNull(supplier.retiredAt),
      ),
    );
  return found ? { ...found, phone: null } : null;
}
