import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const tabs = { services: "/catalogue", knowledge: "/catalogue/knowledge" } as const;

/** Tabs: the meaning of services, and background knowledge. */
export function CatalogueTabs({ current }: { current: keyof typeof tabs }) {
  const words = useTranslations("catalogue.tabs");
  const names = ["services", "knowledge"] as const;
  return (
    <TabLinks
      label={words("label")}
      links={names.map((name) => ({ href: tabs[name], label: words(name), isCurrent: name === current }))}
    />
  );
}
