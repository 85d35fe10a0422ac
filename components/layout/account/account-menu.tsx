"use client";

import { ArrowLeftRight, Lock, LogOut, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { lockScreen, signOut, switchOrganization } from "#components/layout/shell-acts.ts";
import type { ShellPerson } from "#components/layout/shell-contents.ts";
import { Link } from "#components/ui/link.tsx";
import { Segments } from "#components/ui/segments.tsx";
import type { Display } from "#db/terms/display.ts";
import { initialsOf } from "./initials.ts";

type AccountMenuProps = { person: ShellPerson; display: Display; onDisplay: (part: Partial<Display>) => void };

const menuId = "account-menu";
const rowLook =
  "flex min-h-control w-full items-center gap-2.5 rounded-mark px-2 text-left text-ink hover:bg-sunken [&_svg]:text-ink-faint";

/** Account, current organization, display settings and sign-out, in a native popover. */
export function AccountMenu({ person, display, onDisplay }: AccountMenuProps) {
  const words = useTranslations("shell.account");
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        className="flex min-h-control items-center gap-2.5 rounded-control px-1.5 hover:bg-ink/6"
      >
        <span className="sr-only">{words("open")}</span>
        <span className="min-w-0 text-right leading-4.5 max-pane:sr-only">
          <span className="block max-w-56 truncate font-strong text-small">{person.name}</span>
          <span className="block max-w-56 truncate text-ink-soft text-small">{person.organization.name}</span>
        </span>
        {/* Hidden from screen readers, and not part of the accessible name. */}
        <span
          aria-hidden="true"
          data-initials={initialsOf(person.name)}
          className="flex size-8 items-center justify-center rounded-round bg-lead-soft font-strong text-lead-deep text-small before:content-[attr(data-initials)]"
        />
      </button>
      <div
        id={menuId}
        popover="auto"
        className="inset-auto top-14 right-3 m-0 w-80 max-w-[calc(100vw-1.5rem)] rounded-card border border-line bg-raised p-0 text-ink shadow-float desk:right-5"
      >
        <AccountHead person={person} />
        <DisplayChoices display={display} onDisplay={onDisplay} />
        <Section>
          <Link href="/profile" className={rowLook}>
            <UserRound aria-hidden="true" className="size-4" />
            {words("profile")}
          </Link>
          <button type="button" onClick={lockScreen} className={rowLook}>
            <Lock aria-hidden="true" className="size-4" />
            {words("lock")}
          </button>
          <button type="button" onClick={signOut} className={rowLook}>
            <LogOut aria-hidden="true" className="size-4" />
            {words("signOut")}
          </button>
        </Section>
      </div>
    </>
  );
}

function Section({ children }: { children: ReactNode }) {
  return <div className="border-line border-t p-2">{children}</div>;
}

function AccountHead({ person }: { person: ShellPerson }) {
  const words = useTranslations("shell");
  const roles = person.roles.map((role) => words(`roles.${role}`)).join(", ");
  return (
    <>
      <div className="px-4 py-3">
        <p className="font-strong">{person.name}</p>
        <p className="text-ink-soft text-small">{roles}</p>
        <p className="text-ink-soft text-small">{person.organization.name}</p>
      </div>
      {person.otherOrganizations.length > 0 ? (
        <Section>
          <p className="px-2 py-1 text-ink-soft text-small">{words("account.switch")}</p>
          {person.otherOrganizations.map((organization) => (
            <button
              key={organization.organizationId}
              type="button"
              onClick={() => switchOrganization(organization.organizationId)}
              className={rowLook}
            >
              <ArrowLeftRight aria-hidden="true" className="size-4" />
              {organization.name}
            </button>
          ))}
        </Section>
      ) : null}
    </>
  );
}

function DisplayChoices({ display, onDisplay }: Pick<AccountMenuProps, "display" | "onDisplay">) {
  const words = useTranslations("shell.account");
  return (
    <div className="space-y-2 border-line border-t px-4 py-3">
      <Segments
        label={words("theme")}
        value={display.theme}
        onChange={(theme) => onDisplay({ theme })}
        choices={[
          { id: "light", label: words("light") },
          { id: "dark", label: words("dark") },
          { id: "system", label: words("system") },
        ]}
      />
      <Segments
        label={words("density")}
        value={display.density}
        onChange={(density) => onDisplay({ density })}
        choices={[
          { id: "comfortable", label: words("comfortable") },
          { id: "compact", label: words("compact") },
        ]}
      />
      <Segments
        label={words("language")}
        value={display.locale}
        onChange={(locale) => onDisplay({ locale })}
        choices={[
          { id: "nl", label: "Nederlands" },
          { id: "en", label: "English" },
        ]}
      />
    </div>
  );
}
