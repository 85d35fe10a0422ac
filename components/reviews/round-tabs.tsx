import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const addresses = {
  waiting: "/round",
  tasks: "/round/tasks",
  templates: "/round/templates",
  planning: "/round/planning",
} as const;
export type RoundSide = keyof typeof addresses;

/** Who waits, what was asked of colleagues, and how the practice set up its round. */
export function RoundTabs({ sides, current }: { sides: RoundSide[]; current: RoundSide }) {
  const words = useTranslations("reviews.sides");
  return (
    <TabLinks
      label={words("label")}
      links={sides.map((side) => ({ href: addresses[side], label: words(side), isCurrent: side === current }))}
    />
  );
}
