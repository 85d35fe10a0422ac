import { useTranslations } from "next-intl";
import { Tag } from "#components/ui/badge.tsx";
import { useFormat } from "#components/ui/use-format.ts";

/** The date that something refers to: a year ("2022") or a month ("2022-05"). */
export function AsOf({ moment }: { moment: string }) {
  const words = useTranslations("catalogue.knowledge");
  const format = useFormat();
  const isMonth = moment.includes("-");
  const date = isMonth ? format.dateTime(new Date(`${moment}-15`), { month: "long", year: "numeric" }) : moment;
  return <Tag>{words("asOf", { moment: date })}</Tag>;
}
