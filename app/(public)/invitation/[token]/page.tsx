import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInFrame } from "#components/people/sign-in-frame.tsx";
import { InvitationForm } from "#components/people/staff/invitation-form.tsx";
import { Tag } from "#components/ui/badge.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { When } from "#components/ui/when.tsx";
import { serverApi } from "#server/api/caller.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people.invitation"))("title"), referrer: "no-referrer" };
}

/** Landing page of a one-time link. Opening it does not use the link up, because mail scanners open links too. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [api, words, roleWords] = await Promise.all([
    serverApi({ missing: "error" }),
    getTranslations("people.invitation"),
    getTranslations("shell.roles"),
  ]);
  const open = await api.people.readInvitation({ token }).catch(nothingWhenRefused);
  if (!open) {
    return (
      <EmptyState
        kind="missing"
        title={<h1>{words("over.title")}</h1>}
        actions={<LinkButton href="/sign-in">{words("over.back")}</LinkButton>}
      >
        {words("over.body")}
      </EmptyState>
    );
  }
  const { use, email, name, isSignedIn } = open;
  const facts = { organization: open.organizationName, email };
  const needsProvider = use === "known-account" && !open.hasPassword && !isSignedIn;
  return (
    <SignInFrame
      title={words(`${use}.heading`, facts)}
      intro={words(`${use}.intro`, facts)}
      below={
        <p>
          {words("expires")} <When at={open.expiresAt} />.
        </p>
      }
    >
      <div className="space-y-5">
        {open.use === "new-account" || open.use === "known-account" ? (
          <p className="flex flex-wrap items-center gap-1.5 text-body">
            <span className="text-ink-soft">{words("roles")}</span>
            {open.roles.map((role) => (
              <Tag key={role}>{roleWords(role)}</Tag>
            ))}
          </p>
        ) : null}
        {isSignedIn ? <Callout state="note">{words("signedIn")}</Callout> : null}
        {needsProvider ? (
          <Callout state="note">{words("oidcFirst")}</Callout>
        ) : (
          <InvitationForm token={token} use={use} name={name} email={email} isSignedIn={isSignedIn} />
        )}
      </div>
    </SignInFrame>
  );
}

/** Null for a link that was refused; any other error is rethrown. */
function nothingWhenRefused(problem: unknown): null {
  if (problem instanceof TRPCError && problem.code !== "INTERNAL_SERVER_ERROR") return null;
  throw problem;
}
