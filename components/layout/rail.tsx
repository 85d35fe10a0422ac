import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { CounterMark } from "#components/ui/counter-mark.tsx";
import { RailLink } from "./rail-link.tsx";
import { ScreenIcon } from "./screen-icon.tsx";
import { type Screen, screens } from "./shell-contents.ts";

/** What a thumb can hit side by side on 320 px, with whole words below the icons. */
const thumbRoom = 5;
const restId = "rail-rest";

/** The way between screens: words and icons on a wide screen, icons beside another window, a bar at the thumb on a phone. */
export function Rail({ shown }: { shown: Screen[] }) {
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
          {shown.map((screen) => (
            <li
              key={screen}
              className={classNames("min-w-0 flex-auto desk:flex-none", rest.includes(screen) && "max-desk:hidden")}
            >
              <RailLink href={screens[screen]} label={words(`navigation.${screen}`)}>
                <ScreenIcon screen={screen} className="size-5.5 shrink-0 desk:size-5" />
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

/** On a phone: the screens that have no room in the bar, one tap away. A popover of the browser itself. */
function RailRest({ screens: rest }: { screens: Screen[] }) {
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
        {rest.map((screen) => (
          <li key={screen}>
            <RailLink href={screens[screen]} label={words(`navigation.${screen}`)} look="row">
              <ScreenIcon screen={screen} className="size-5 shrink-0" />
            </RailLink>
          </li>
        ))}
      </ul>
    </>
  );
}
