import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type ListTasksInput, taskShows } from "#server/tasks/contract.ts";

/** Tabs: mine, everybody's and done; each has its own URL. */
export function TaskTabs({ current }: { current: ListTasksInput["show"] }) {
  const words = useTranslations("tasks");
  return (
    <TabLinks
      label={words("title")}
      links={taskShows.map((show) => ({
        href: show === "mine" ? "/round/tasks" : `/round/tasks?show=${show}`,
        label: words(`tabs.${show}`),
        isCurrent: show === current,
      }))}
    />
  );
}
