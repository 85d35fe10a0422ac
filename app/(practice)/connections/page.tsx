import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { openScreen } from "#app/shell.ts";
import { ConnectionList } from "#components/connections/case/connection-list.tsx";
import { OpenStepsCard } from "#components/connections/case/open-steps-card.tsx";
import { ProveButton } from "#components/connections/proof/prove-button.tsx";
import { connectionMarks } from "#components/connections/status/connection-marks.ts";
import { ConnectionTabs } from "#components/connections/status/connection-tabs.tsx";
import { DutyCards } from "#components/connections/status/duty-cards.tsx";
import { FindableCard } from "#components/connections/status/findable-card.tsx";
import { GatewayCard } from "#components/connections/status/gateway-card.tsx";
import { ListLine } from "#components/connections/status/list-line.tsx";
import { ServiceTable } from "#components/connections/status/service-table.tsx";
import { statusSentence } from "#components/connections/status/status-sentence.ts";
import { OwnTiesCard } from "#components/connections/ties/own-ties-card.tsx";
import { HistoryCard } from "#components/connections/watch/history-card.tsx";
import { Page } from "#components/layout/page.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { readerMay, serverApi } from "#server/api/caller.ts";
import { publicAddress } from "#server/api/public-address.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("connections"))("title") };
}

/** Is our practice connected, for which services, is that enough, can patients find us, and what is the next step? */
export default async function ConnectionsPage() {
  await openScreen("connection");
  const [api, words] = await Promise.all([serverApi(), getTranslations("connections")]);
  const { connections } = api;
  const [status, findable, probes, notices, walked, ties] = await Promise.all([
    connections.status(),
    connections.findable(),
    connections.probes(),
    connections.notices(),
    connections.case(),
    connections.ownTies(),
  ]);
  const [mayChoose, mayProbe, mayProve, maySee] = await Promise.all([
    readerMay("connection.choose"),
    readerMay("connection.probe"),
    readerMay("connection.prove"),
    readerMay("connection.see-notice"),
  ]);
  const { state, list } = status;
  const hasServices = status.services.length > 0;
  const steps = <OpenStepsCard steps={walked.steps} isPrimary={state !== "connected" && state !== "not-connected"} />;
  return (
    <Page
      name={<Badge state={connectionMarks[state]}>{words(`states.${state}`)}</Badge>}
      sentence={statusSentence(words, status)}
      actions={mayProve && list ? <ProveButton address={publicAddress()} isPrimary={state === "connected"} /> : null}
    >
      <ConnectionTabs current="status" />
      <ListLine status={status} />
      {status.unknownReason === "stale-list" && hasServices ? (
        <Callout state="look">{words("list.stale")}</Callout>
      ) : null}
      <div className="grid items-start gap-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-5">
          {hasServices ? <ServiceTable status={status} /> : null}
          {state === "connected" ? null : steps}
          <FindableCard findable={findable} organizationName={status.organization.name} isSure={state !== "unknown"} />
          <HistoryCard notices={notices} maySee={maySee} />
        </div>
        <div className="grid min-w-0 items-start gap-5 desk:max-wide:grid-cols-2">
          <ConnectionList status={status} mayChoose={mayChoose} />
          <OwnTiesCard ties={ties} />
          <DutyCards status={status} />
          <GatewayCard status={status} probes={probes} mayProbe={mayProbe} />
          {state === "connected" ? steps : null}
        </div>
      </div>
    </Page>
  );
}
