import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { When } from "#components/ui/when.tsx";
import type { FiguresFacts } from "#server/connections/overview/contract.ts";
import { percentFloor } from "./share-percent.ts";

/** The date of the figures, the list they come from, and what they count. */
export function OverviewListLine({ list }: Pick<FiguresFacts, "list">) {
  const words = useTranslations("connections.overview");
  return (
    <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-soft">
      {list ? (
        <p>
          {words("list", { serial: String(list.serial ?? "–") })}{" "}
          <When at={list.stampedAt ?? list.confirmedAt} className="text-ink" />, {words("confirmed")}{" "}
          <When at={list.confirmedAt} className="text-ink" />.
        </p>
      ) : null}
      <details className="max-w-prose open:basis-full">
        <summary className="w-fit cursor-pointer rounded-mark underline decoration-line underline-offset-4 hover:text-ink">
          {words("what-counts")}
        </summary>
        <p className="pt-2">{words("definition", { floor: percentFloor })}</p>
      </details>
    </div>
  );
}

/** A warning that the figures are not current: the list is missing or stale. */
export function OverviewListWarning({ list }: Pick<FiguresFacts, "list">) {
  const words = useTranslations("connections.overview");
  if (list && !list.isStale) return null;
  const kind = list ? "stale" : "no-list";
  return (
    <Callout
      state="look"
      title={words(kind)}
      actions={
        <LinkButton size="small" href="/register">
          {words("to-register")}
        </LinkButton>
      }
    >
      {words(`${kind}-body`)}
    </Callout>
  );
}
