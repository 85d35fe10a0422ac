import {
  Activity,
  BookCheck,
  BookOpenText,
  Building2,
  ChartNoAxesColumn,
  ClipboardList,
  ContactRound,
  FlaskConical,
  type LucideIcon,
  Plug,
  RefreshCw,
  Router,
  ScrollText,
  Sunrise,
  Unplug,
  Users,
} from "lucide-react";
import type { Screen } from "./shell-contents.ts";

const icons: Record<Screen, LucideIcon> = {
  today: Sunrise,
  round: RefreshCw,
  patients: ContactRound,
  measurements: Activity,
  questionnaires: ClipboardList,
  connection: Plug,
  overview: ChartNoAxesColumn,
  register: BookCheck,
  suppliers: Building2,
  issues: Unplug,
  pilots: FlaskConical,
  catalogue: BookOpenText,
  gateways: Router,
  people: Users,
  audit: ScrollText,
};

/** The picture of a screen in the rail and the search. */
export function ScreenIcon({ screen, className }: { screen: Screen; className?: string }) {
  const Icon = icons[screen];
  return <Icon aria-hidden="true" strokeWidth={1.75} className={className} />;
}
