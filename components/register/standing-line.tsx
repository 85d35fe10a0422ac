import { useTranslations } from "next-intl";
import { When } from "#components/ui/when.tsx";
import type { ListStanding } from "#server/register/versions/contract.ts";

/** The list and the date that the rows and figures below are based on. */
export function StandingLine({ standing }: { standing: ListStanding | undefined }) {
  const words = useTranslations("register.standingLine");
  const names = useTranslations("register.list");
  if (!standing?.current) return null;
  const { current, isStale, list } = standing;
  return (
    <p className="text-ink-soft">
      {words("of", { list: names(`${list}.name`), serial: String(current.serial ?? "–") })}{" "}
      <When at={current.stampedAt ?? current.confirmedAt} precision="minute" className="text-ink" />.{" "}
      {current.source === "demo" ? words("invented") : null}
      {isStale ? words("tooOld") : null}
    </p>
  );
}
