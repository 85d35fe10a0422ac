import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";

/** The 404 screen: the same for a page that does not exist and one that the reader may not see. */
export function NotFoundScreen() {
  const words = useTranslations("shell.notFound");
  return (
    <div className="flex min-h-[60dvh] items-center justify-center">
      <EmptyState
        kind="missing"
        title={<h1>{words("title")}</h1>}
        actions={
          <LinkButton href="/" look="primary">
            {words("back")}
          </LinkButton>
        }
      >
        {words("body")}
      </EmptyState>
    </div>
  );
}
