import { useTranslations } from "next-intl";
import { When } from "#components/ui/when.tsx";
import type { ConnectionStatus } from "#server/connections/status/contract.ts";

/**
 * How current the answer is: which list, when it was published and last confirmed, and since when the practice is in
 * it.
 */
export function ListLine({ status }: { status: ConnectionStatus }) {
  const words = useTranslations("connections.list");
  const { list, since, isSinceFirstList } = status;
  if (!list) return null;
  return (
    <p className="text-ink-soft">
      {words("line", { serial: String(list.serial ?? "–") })}{" "}
      {list.stampedAt ? <When at={list.stampedAt} className="text-ink" /> : null}, {words("confirmed")}{" "}
      <When at={list.confirmedAt} className="text-ink" />.{list.isInvented ? ` ${words("invented")}` : null}
      {since ? (
        <>
          {" "}
          {words(isSinceFirstList ? "sinceFirst" : "since")} <When at={since} precision="day" className="text-ink" />.
        </>
      ) : null}
    </p>
  );
}
