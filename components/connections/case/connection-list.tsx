import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { ConnectionFacts, ConnectionStatus } from "#server/connections/status/contract.ts";
import { ChooseConnection } from "./choose-connection.tsx";
import { ReleaseConnection } from "./release-connection.tsx";

/** The register entries of the organization, how each was linked, and the actions to correct them. */
export function ConnectionList({ status, mayChoose }: { status: ConnectionStatus; mayChoose: boolean }) {
  const words = useTranslations("connections.ties");
  const { connections, organization } = status;
  const isPrimary = status.state === "not-connected";
  return (
    <Card title={words("title")}>
      {connections.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
      <ul className="divide-y divide-line">
        {connections.map((connected) => (
          <Tie
            key={connected.providerName}
            connected={connected}
            isSure={status.state !== "unknown"}
            mayChoose={mayChoose}
          />
        ))}
      </ul>
      {mayChoose ? (
        <div className="pt-3">
          <ChooseConnection
            kind={organization.kind}
            name={organization.name}
            isFirst={connections.length === 0}
            isPrimary={isPrimary}
          />
        </div>
      ) : null}
    </Card>
  );
}

function Tie({ connected, isSure, mayChoose }: { connected: ConnectionFacts; isSure: boolean; mayChoose: boolean }) {
  const words = useTranslations("connections.ties");
  const name = connected.chosenByName ?? words("somebody");
  // Allows a long name to wrap before the "@" rather than in the middle of a word.
  const at = connected.providerName.indexOf("@");
  const [before, after] = [connected.providerName.slice(0, at), connected.providerName.slice(at)];
  return (
    <li className="flex gap-3 py-2.5 first:pt-0">
      <Mark state={isSure ? (connected.isInList ? "fine" : "look") : "unknown"} className="mt-0.75" />
      <div className="min-w-0 grow">
        <p className="break-words font-strong">
          {before}
          <wbr />
          {after}
        </p>
        <p className="text-ink-soft text-small">
          {connected.method === "agb" ? words("agb") : words(connected.method, { name })}
          {connected.chosenAt ? (
            <>
              {" · "}
              <When at={connected.chosenAt} />
            </>
          ) : null}
          {connected.isInList ? null : ` · ${words("not-in-list")}`}
        </p>
      </div>
      {mayChoose ? <ReleaseConnection providerName={connected.providerName} /> : null}
    </li>
  );
}
