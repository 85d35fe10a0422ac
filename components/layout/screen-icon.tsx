import { type Screen, screens } from "./screens.ts";

/** The icon of a screen, in the navigation and the command palette. */
export function ScreenIcon({ screen, className }: { screen: Screen; className?: string }) {
  const { icon: Icon } = screens[screen];
  return <Icon aria-hidden="true" strokeWidth={1.75} className={className} />;
}
