import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";

const tabs = {
  status: "/connections",
  case: "/connections/case",
  explain: "/connections/explain",
  glossary: "/connections/glossary",
  issues: "/connections/issues",
} as const;

/** Tabs of the connection screens. */
export function ConnectionTabs({ current }: { current: keyof typeof tabs }) {
  const words = useTranslations("connections.tabs");
  const names = ["status", "case", "explain", "glossary", "issues"] as const;
  return (
    <TabLinks
      className="print:hidden"
      label={words("label")}
      links={names.map((name) => ({ href: tabs[name], label: words(name), isCurrent: name === current }))}
    />
  );
}
