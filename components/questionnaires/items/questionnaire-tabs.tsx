import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

/** Tabs: questionnaires sent, and the library. */
export function QuestionnaireTabs({ current }: { current: "sent" | "library" }) {
  const words = useTranslations("questionnaires.tabs");
  return (
    <TabLinks
      label={words("label")}
      links={[
        { href: "/questionnaires", label: words("sent"), isCurrent: current === "sent" },
        { href: "/questionnaires/library", label: words("library"), isCurrent: current === "library" },
      ]}
    />
  );
}
