import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProofSheet } from "#components/connections/proof/proof-sheet.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections.proof"))("title"), robots: { index: false } };
}

/** Whether a proof is genuine, and what it states. Public for anybody who has its URL. */
export default async function ProofPage({ params }: { params: Promise<{ hash: string }> }) {
  const [{ hash }, words, api] = await Promise.all([params, getTranslations("connections.proof"), serverApi()]);
  const proof = /^[0-9a-f]{64}$/.test(hash) ? await api.connections.verifyProof({ hash }) : null;
  if (!proof) {
    return (
      <EmptyState kind="missing" title={words("missing")}>
        {words("missing-body")}
      </EmptyState>
    );
  }
  return <ProofSheet content={proof.content} isGenuine={proof.isGenuine} hash={hash} />;
}
