"use client";

import { ArrowLeftRight, Keyboard, Languages, Lock, LogOut, Moon, Rows3, Sun, SunMoon, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScreenIcon } from "#components/layout/screen-icon.tsx";
import { screens } from "#components/layout/screens.ts";
import { lockScreen, signOut, switchOrganization } from "#components/layout/shell-acts.ts";
import type { ShellContents } from "#components/layout/shell-contents.ts";
import type { Display } from "#db/terms/display.ts";

/** `detail` distinguishes commands with the same label. */
export type Command = { id: string; label: string; detail?: string; icon: ReactNode; run: () => void };
export type CommandGroup = { id: string; label: string; commands: Command[] };

type CommandSource = {
  contents: ShellContents;
  onDisplay: (part: Partial<Display>) => void;
  onKeys: () => void;
  goTo: (address: string) => void;
};

const iconLook = { "aria-hidden": true, className: "size-4.5 shrink-0", strokeWidth: 1.75 } as const;

/**
 * The commands of the palette (Ctrl K): the reader's screens, their other organizations, and display and session
 * actions.
 */
export function useCommands(source: CommandSource): CommandGroup[] {
  const words = useTranslations("shell");
  const { contents, goTo } = source;
  const goes = contents.screens.map(({ screen, label }) => ({
    id: `screen-${screen}`,
    label,
    icon: <ScreenIcon screen={screen} className="size-4.5 shrink-0" />,
    run: () => goTo(screens[screen].path),
  }));
  const switches = contents.person.otherOrganizations.map((organization) => ({
    id: `switch-${organization.organizationId}`,
    label: words("actions.switch", { organization: organization.name }),
    icon: <ArrowLeftRight {...iconLook} />,
    run: () => void switchOrganization(organization.organizationId),
  }));
  return [
    { id: "screens", label: words("search.screens"), commands: goes },
    { id: "organizations", label: words("search.organizations"), commands: switches },
    { id: "actions", label: words("search.actions"), commands: useActs(source) },
  ].filter((group) => group.commands.length > 0);
}

function useActs({ contents, onDisplay, onKeys, goTo }: CommandSource): Command[] {
  const words = useTranslations("shell.actions");
  const { theme, density, locale } = contents.display;
  const acts: (Command & { isHidden?: boolean })[] = [
    { id: "keys", label: words("keys"), icon: <Keyboard {...iconLook} />, run: onKeys },
    { id: "profile", label: words("profile"), icon: <UserRound {...iconLook} />, run: () => goTo("/profile") },
    {
      id: "light",
      label: words("theme-light"),
      icon: <Sun {...iconLook} />,
      run: () => onDisplay({ theme: "light" }),
      isHidden: theme === "light",
    },
    {
      id: "dark",
      label: words("theme-dark"),
      icon: <Moon {...iconLook} />,
      run: () => onDisplay({ theme: "dark" }),
      isHidden: theme === "dark",
    },
    {
      id: "system",
      label: words("theme-system"),
      icon: <SunMoon {...iconLook} />,
      run: () => onDisplay({ theme: "system" }),
      isHidden: theme === "system",
    },
    {
      id: "compact",
      label: words("density-compact"),
      icon: <Rows3 {...iconLook} />,
      run: () => onDisplay({ density: "compact" }),
      isHidden: density === "compact",
    },
    {
      id: "comfortable",
      label: words("density-comfortable"),
      icon: <Rows3 {...iconLook} />,
      run: () => onDisplay({ density: "comfortable" }),
      isHidden: density === "comfortable",
    },
    {
      id: "nl",
      label: words("locale-nl"),
      icon: <Languages {...iconLook} />,
      run: () => onDisplay({ locale: "nl" }),
      isHidden: locale === "nl",
    },
    {
      id: "en",
      label: words("locale-en"),
      icon: <Languages {...iconLook} />,
      run: () => onDisplay({ locale: "en" }),
      isHidden: locale === "en",
    },
    { id: "lock", label: words("lock"), icon: <Lock {...iconLook} />, run: lockScreen },
    { id: "sign-out", label: words("sign-out"), icon: <LogOut {...iconLook} />, run: () => void signOut() },
  ];
  return acts.filter((act) => !act.isHidden);
}
