import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { toTakeOverCountMax } from "#server/reviews/conclusion/take-over-contract.ts";

const addresses = {
  waiting: "/round",
  record: "/round/record",
  tasks: "/round/tasks",
  templates: "/round/templates",
  planning: "/round/planning",
  "opening-hours": "/round/opening-hours",
} as const;
export type RoundSide = keyof typeof addresses;

type RoundTabsProps = {
  sides: RoundSide[];
  current: RoundSide;
  /** How many conclusions are not in the HIS yet; null for a reader who may not take over. */
  toTakeOver: number | null;
};

/** Tabs: the patients waiting, the tasks, and the settings of the round. */
export function RoundTabs({ sides, current, toTakeOver }: RoundTabsProps) {
  const words = useTranslations("reviews.sides");
  const labelOf = (side: RoundSide) => {
    if (side !== "record" || toTakeOver === null || toTakeOver === 0) return words(side);
    return words(toTakeOver > toTakeOverCountMax ? "recordMany" : "recordCount", {
      count: Math.min(toTakeOver, toTakeOverCountMax),
    });
  };
  return (
    <TabLinks
      label={words("label")}
      links={sides.map((side) => ({ href: addresses[side], label: labelOf(side), isCurrent: side === current }))}
    />
  );
}
