import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { EditGateway } from "#components/gateways/edit-gateway.tsx";
import { GatewayCard } from "#components/gateways/gateway-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gateways"))("title") };
}

/** Which DVAs may share and collect data on behalf of patients, and through which services. */
export default async function GatewaysPage() {
  await openScreen("gateways");
  const [api, words, mayChange] = await Promise.all([
    serverApi(),
    getTranslations("gateways"),
    readerMay("gateway.trust"),
  ]);
  const trusts = await api.gateways.list();
  const inForce = trusts.filter((trust) => trust.withdrawnAt === null).length;
  return (
    <Page
      name={words("title")}
      sentence={words("sentence", { count: inForce })}
      more={words("more")}
      actions={mayChange ? <EditGateway trust={null} /> : null}
    >
      {trusts.length === 0 ? (
        <Card>
          <EmptyState kind="missing" title={words("none")}>
            {words("noneBody")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid items-start gap-5 desk:grid-cols-2">
          {trusts.map((trust) => (
            <GatewayCard key={trust.trustId} trust={trust} mayChange={mayChange} />
          ))}
        </div>
      )}
      <p className="max-w-prose text-ink-soft text-small">{words("basis")}</p>
    </Page>
  );
}
