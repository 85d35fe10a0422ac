import {
  BookCheck,
  Building2,
  ChartNoAxesColumn,
  ClipboardList,
  type LucideIcon,
  Plug,
  Router,
  ScrollText,
  Sunrise,
  Users,
} from "lucide-react";
import type { Screen } from "./shell-contents.ts";

const icons: Record<Screen, LucideIcon> = {
  today: Sunrise,
  questionnaires: ClipboardList,
  connection: Plug,
  overview: ChartNoAxesColumn,
  register: BookCheck,
  suppliers: Building2,
  gateways: Router,
  people: Users,
  audit: ScrollText,
};

/** The picture of a screen in the rail and the search. */
export function ScreenIcon({ screen, className }: { screen: Screen; className?: string }) {
  const Icon = icons[screen];
  return <Icon aria-hidden="true" strokeWidth={1.75} className={className} />;
}
