/** Shared look of tabs and of links that look like tabs. */
export const tabLook = {
  list: "scroll-edges flex gap-1 overflow-x-auto shadow-[inset_0_-1px_0_var(--color-line)] [scrollbar-width:none]",
  tab: "flex min-h-control cursor-pointer items-center whitespace-nowrap rounded-t-control border-b-2 px-3 hover:text-ink focus-visible:-outline-offset-2",
  other: "border-transparent text-ink-soft",
  chosen: "border-lead font-strong text-ink",
} as const;
