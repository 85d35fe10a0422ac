import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const tabs = { lists: "/register", providers: "/register/providers" } as const;

/** Tabs: the list versions, and the providers in them. */
export function RegisterTabs({ current }: { current: keyof typeof tabs }) {
  const words = useTranslations("register.tabs");
  const names = ["lists", "providers"] as const;
  return (
    <TabLinks
      label={words("label")}
      links={names.map((name) => ({ href: tabs[name], label: words(name), isCurrent: name === current }))}
    />
  );
}
