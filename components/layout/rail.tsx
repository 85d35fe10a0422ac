import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { Link } from "#components/ui/link.tsx";
import { RailLink } from "./rail-link.tsx";
import { ScreenIcon } from "./screen-icon.tsx";
import { screens } from "./screens.ts";
import type { ShellScreen } from "./shell-contents.ts";

/** How many icons with labels fit side by side at 320 px. */
const thumbRoom = 5;
const restId = "rail-rest";

/** Main navigation: labels and icons on a wide screen, icons next to another window, a bottom bar on a phone. */
export function Rail({ shown }: { shown: ShellScreen[] }) {
  const words = useTranslations("shell");
  const rest = shown.length > thumbRoom ? shown.slice(thumbRoom - 1) : [];
  return (
    <nav
      aria-label={words("navigation.label")}
      className="fixed inset-x-0 bottom-0 z-40 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] desk:static desk:border-t-0 desk:border-r desk:pb-0"
    >
      <div className="desk:sticky desk:top-0">
        <Link
          href="/"
          aria-label={words("product")}
          className="hidden h-14 items-center justify-center gap-2.5 desk:flex wide:justify-start wide:px-5"
        >
          <CounterMark className="size-7" />
          <span className="hidden font-strong text-large wide:inline" aria-hidden="true">
            {words("product")}
          </span>
        </Link>
        <ul className="flex justify-around desk:flex-col desk:gap-1 desk:px-2.5 desk:pt-3 wide:px-3">
          {shown.map((one) => (
            <li
              key={one.screen}
              className={classNames("min-w-0 flex-auto desk:flex-none", rest.includes(one) && "max-desk:hidden")}
            >
              <RailLink href={screens[one.screen].path} label={one.label}>
                <ScreenIcon screen={one.screen} className="size-5.5 shrink-0 desk:size-5" />
              </RailLink>
            </li>
          ))}
          {rest.length > 0 ? (
            <li className="min-w-0 flex-auto desk:hidden">
              <RailRest screens={rest} />
            </li>
          ) : null}
        </ul>
      </div>
    </nav>
  );
}

/** On a phone: the screens that do not fit in the bottom bar, in a native popover. */
function RailRest({ screens: rest }: { screens: ShellScreen[] }) {
  const words = useTranslations("shell");
  return (
    <>
      <button
        type="button"
        popoverTarget={restId}
        className="flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded-control px-1 text-ink-soft"
      >
        <Ellipsis aria-hidden="true" className="size-5.5 shrink-0" strokeWidth={1.75} />
        <span className="text-small">{words("navigation.more")}</span>
      </button>
      <ul
        id={restId}
        popover="auto"
        className="inset-auto right-3 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] m-0 w-64 rounded-card border border-line bg-raised p-2 text-ink shadow-float desk:hidden"
      >
        {rest.map(({ screen, label }) => (
          <li key={screen}>
            <RailLink href={screens[screen].path} label={label} look="row">
              <ScreenIcon screen={screen} className="size-5 shrink-0" />
            </RailLink>
          </li>
        ))}
      </ul>
    </>
  );
}
