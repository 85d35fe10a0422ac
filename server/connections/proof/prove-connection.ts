import { v7 as uuidv7 } from "uuid";
import { connectionProof } from "#db/schema/connections.ts";
import type { Locale } from "#db/terms/people.ts";
import type { Access } from "#server/access/access.ts";
import { change } from "#server/access/change.ts";
import { personActing } from "#server/access/person-acting.ts";
import { dateFormat, regionOf } from "#server/calendar/spoken.ts";
import { loadFacts } from "#server/connections/status/scope.ts";
import { statusFrom } from "#server/connections/status/status-rules.ts";
import { env } from "#server/env.ts";
import { DomainError } from "#server/errors.ts";
import { wordsIn } from "#server/language/words.ts";
import type { ProofContent } from "./contract.ts";
import { drawProof, type ProofSheet } from "./draw-proof.ts";
import { proofContent, proofHash } from "./rules.ts";

/**
 * Creates a dated proof of what the register says now: content, its hash, and a PDF. It also states when nothing was
 * found; only without any list there is nothing to prove.
 */
export async function proveConnection(access: Access<"connection.prove">, now = new Date()) {
  const { organizationId } = access;
  const { personId } = personActing(access);
  return change(access, async (tx) => {
    const facts = await loadFacts(tx, organizationId, now);
    const status = statusFrom(facts, now);
    if (!status.list) throw new DomainError("PRECONDITION_FAILED", "connection.no-list");
    const content = proofContent(status, now);
    const hash = proofHash(content);
    const proofId = uuidv7();
    const pdf = await drawProof(proofSheet("nl", content, hash, facts.organization.kind), now);
    await tx
      .insert(connectionProof)
      .values({ organizationId, proofId, hash, content, pdf, madeBy: personId, madeAt: now });
    return {
      result: { hash, state: content.state },
      event: {
        event: "connection.proved",
        object: { type: "connection-proof", id: hash },
        detail: { state: content.state, listVersion: status.list.versionId, serial: status.list.serial },
      },
    };
  });
}

/** The texts of a proof; times are written out, in Dutch time. */
function proofSheet(locale: Locale, content: ProofContent, hash: string, kind: string): ProofSheet {
  const words = wordsIn(locale, "connections");
  const list = (items: string[]) => (items.length > 0 ? items : [words("proof.nothing")]);
  const { name, agb, city } = content.organization;
  return {
    language: locale,
    title: words("proof.of", { name }),
    sentence: words(`proof.sentence.${content.state}`, { kind, moment: spoken(locale, content.madeAt) }),
    facts: [
      { term: words("proof.organization"), lines: [city ? `${name}, ${city}` : name] },
      { term: words("proof.agb"), lines: list(agb ? [agb] : []) },
      { term: words("proof.found"), lines: list(content.providers) },
      ...(content.since ? [{ term: words("proof.since"), lines: [spoken(locale, content.since)] }] : []),
      { term: words("proof.services"), lines: list(content.services.map((each) => `${each.name} (${each.id})`)) },
      { term: words("proof.missing-services"), lines: list(content.missing) },
      ...(content.prescriptionVisible
        ? [{ term: words("proof.prescription"), lines: [words(`proof.answer.${content.prescriptionVisible}`)] }]
        : []),
      { term: words("proof.gateways"), lines: list(content.gateways) },
      { term: words("proof.list"), lines: [listLine(locale, content)] },
      { term: words("proof.made"), lines: [spoken(locale, content.madeAt)] },
    ],
    checkAt: words("proof.check-at"),
    address: `${env().BALIE_URL.replace(/\/$/, "")}/proof/${hash}`,
    qr: words("proof.qr"),
    hash: `${words("proof.hash")}: ${hash}`,
    small: [words("proof.moment"), words("proof.disclaimer")],
  };
}

function listLine(locale: Locale, { list }: ProofContent): string {
  const words = wordsIn(locale, "connections");
  const stampedAt = list.stampedAt ? spoken(locale, list.stampedAt) : words("proof.nothing");
  return words(list.kind === "demo" ? "proof.list-invented" : "proof.list-value", {
    kind: list.kind,
    serial: String(list.serial ?? "-"),
    stampedAt,
  });
}

function spoken(locale: Locale, moment: string): string {
  return dateFormat(regionOf(locale), { dateStyle: "long", timeStyle: "short" }).format(new Date(moment));
}
