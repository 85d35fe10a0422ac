import { useTranslations } from "next-intl";
import { changedAddress } from "#components/table/list-address.ts";
import { Card } from "#components/ui/card.tsx";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#components/ui/link.tsx";
import type { FiguresFacts, ShareFacts } from "#server/connections/overview/contract.ts";
import { sharePercent } from "./share-percent.ts";

export type ShareDimension = keyof FiguresFacts["groups"];

/** The query parameter that filters on each dimension. */
export const shareParameters: Record<ShareDimension, string> = {
  "record-system": "system",
  gateway: "gateway",
  service: "service",
};

const shownAtOnce = 8;

type ShareBarsProps = {
  dimension: ShareDimension;
  shares: ShareFacts[];
  /** Key of the group that the list is filtered on. */
  chosen: string | undefined;
  address: { path: string; search: string };
};

/** A bar with numbers per group. Selecting one filters the list below; selecting it again clears the filter. */
export function ShareBars({ dimension, shares, chosen, address }: ShareBarsProps) {
  const words = useTranslations("connections.overview");
  const rows = shares.map((share) => <ShareBar key={share.key} {...{ dimension, share, chosen, address }} />);
  const isLong = shares.length > shownAtOnce + 1;
  const headCount = isLong ? shownAtOnce : shares.length;
  if (shares.length === 0) return null;
  return (
    <Card title={words(`groups.${dimension}`)}>
      <p className="pb-2 text-ink-soft text-small">{words(`group-means.${dimension}`)}</p>
      <ul className="-mx-2">{rows.slice(0, headCount)}</ul>
      {isLong ? (
        <details open={shares.findIndex((share) => share.key === chosen) >= headCount}>
          <summary className="w-fit cursor-pointer rounded-mark pt-2 text-ink-soft text-small hover:text-ink">
            {words("show-all", { count: shares.length })}
          </summary>
          <ul className="-mx-2 pt-1">{rows.slice(headCount)}</ul>
        </details>
      ) : null}
    </Card>
  );
}

type ShareBarProps = Omit<ShareBarsProps, "shares"> & { share: ShareFacts };

function ShareBar({ dimension, share, chosen, address }: ShareBarProps) {
  const words = useTranslations("connections.overview");
  const { key, connectedCount, totalCount } = share;
  const isChosen = key === chosen;
  const isUnknown = key === "-";
  const name = isUnknown ? words(dimension === "gateway" ? "unknown-gateway" : "unknown") : share.name;
  // Without a register entry the gateway is unknown, so a percentage would mean nothing.
  const hasShare = !(isUnknown && dimension === "gateway");
  return (
    <li>
      <Link
        href={changedAddress(address.path, address.search, { [shareParameters[dimension]]: isChosen ? null : key })}
        scroll={false}
        aria-current={isChosen || undefined}
        title={words(isChosen ? "widen" : "narrow", { name })}
        className={classNames(
          "block rounded-control px-2 py-1.5 touch:py-2.5",
          isChosen ? "bg-lead-soft" : "hover:bg-sunken/70",
        )}
      >
        <span className="flex items-baseline justify-between gap-3">
          <span className={classNames("min-w-0", isUnknown && "text-ink-soft", isChosen && "font-strong")}>{name}</span>
          <span className="shrink-0 text-ink-soft text-small">
            {hasShare ? <ShareFigures share={share} /> : words("organizations", { count: totalCount })}
          </span>
        </span>
        {hasShare ? <Bar connected={connectedCount} total={totalCount} /> : null}
      </Link>
    </li>
  );
}

function ShareFigures({ share }: { share: ShareFacts }) {
  const words = useTranslations("connections.overview");
  const { connectedCount: connected, totalCount: total } = share;
  const percent = sharePercent(connected, total);
  return (
    <>
      {words("of", { connected, total })}
      <span
        className={classNames(
          "inline-block pl-2 text-right",
          percent === null ? "text-ink-faint max-pane:sr-only" : "min-w-13 font-strong text-ink",
        )}
      >
        {percent === null ? words("few") : words("percent", { percent })}
      </span>
    </>
  );
}

/** A filled bar for larger groups; for small ones a dot per organization. */
function Bar({ connected, total }: { connected: number; total: number }) {
  if (sharePercent(connected, total) === null) {
    return (
      <span aria-hidden="true" className="flex gap-1 pt-1">
        {Array.from({ length: total }, (_, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots are identical and never reorder
            key={index}
            className={classNames("size-2 rounded-round border border-lead", index < connected && "bg-lead")}
          />
        ))}
      </span>
    );
  }
  return (
    <span aria-hidden="true" className="mt-1 block h-2 overflow-hidden rounded-round bg-line">
      <span className="block h-full bg-lead" style={{ width: `${(connected / total) * 100}%` }} />
    </span>
  );
}
