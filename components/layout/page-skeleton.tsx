import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** Placeholder of a page while it loads, in its final shape. */
export function PageSkeleton() {
  const words = useTranslations("ui");
  return (
    <div role="status">
      <span className="sr-only">{words("loading")}</span>
      <div className="space-y-3 border-line border-b pb-5">
        <Skeleton className="h-3.5 w-24" />
        <Skeleton className="h-7 w-full max-w-xl" />
      </div>
      <div className="grid gap-5 pt-5 desk:grid-cols-3">
        <Skeleton className="h-44 rounded-card" />
        <Skeleton className="h-44 rounded-card" />
        <Skeleton className="h-44 rounded-card" />
      </div>
    </div>
  );
}
