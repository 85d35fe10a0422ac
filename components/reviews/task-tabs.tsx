import { useTranslations } from "next-intl";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type ListTasksInput, taskShows } from "#server/reviews/contract.ts";

/** Whose tasks, and those that were done; each has an address. */
export function TaskTabs({ current }: { current: ListTasksInput["show"] }) {
  const words = useTranslations("reviews.tasks");
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
