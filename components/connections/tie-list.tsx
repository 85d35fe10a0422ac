import { useTranslations } from "next-intl";
import { Card } from "#components/ui/card.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { When } from "#components/ui/when.tsx";
import type { ConnectionStatus, TieFacts } from "#server/connections/contract.ts";
import { ChooseEntry } from "./choose-entry.tsx";
import { ReleaseEntry } from "./release-entry.tsx";

/** Under which names the organization is in the register, how that is known, and the way to mend it. */
export function TieList({ status, mayChoose }: { status: ConnectionStatus; mayChoose: boolean }) {
  const words = useTranslations("connections.ties");
  const { ties, organization } = status;
  const isPrimary = status.state === "not-tied";
  return (
    <Card title={words("title")}>
      {ties.length === 0 ? <p className="text-ink-soft">{words("none")}</p> : null}
      <ul className="divide-y divide-line">
        {ties.map((tie) => (
          <Tie key={tie.providerName} tie={tie} isSure={status.state !== "unknown"} mayChoose={mayChoose} />
        ))}
      </ul>
      {mayChoose ? (
        <div className="pt-3">
          <ChooseEntry
            kind={organization.kind}
            name={organization.name}
            isFirst={ties.length === 0}
            isPrimary={isPrimary}
          />
        </div>
      ) : null}
    </Card>
  );
}

function Tie({ tie, isSure, mayChoose }: { tie: TieFacts; isSure: boolean; mayChoose: boolean }) {
  const words = useTranslations("connections.ties");
  const name = tie.chosenByName ?? words("somebody");
  // A long name breaks at its sign, not in the middle of a word.
  const at = tie.providerName.indexOf("@");
  const [before, after] = [tie.providerName.slice(0, at), tie.providerName.slice(at)];
  return (
    <li className="flex gap-3 py-2.5 first:pt-0">
      <Mark state={isSure ? (tie.isInList ? "fine" : "look") : "unknown"} className="mt-0.75" />
      <div className="min-w-0 grow">
        <p className="break-words font-strong">
          {before}
          <wbr />
          {after}
        </p>
        <p className="text-ink-soft text-small">
          {tie.method === "agb" ? words("agb") : words(tie.method, { name })}
          {tie.chosenAt ? (
            <>
              {" · "}
              <When at={tie.chosenAt} />
            </>
          ) : null}
          {tie.isInList ? null : ` · ${words("not-in-list")}`}
        </p>
      </div>
      {mayChoose ? <ReleaseEntry providerName={tie.providerName} /> : null}
    </li>
  );
}
