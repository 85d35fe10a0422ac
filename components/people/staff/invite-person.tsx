"use client";

import { UserPlus } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { OrganizationKind } from "#db/terms/organizations.ts";
import { type ArrivedLink, HandedOutLink } from "./handed-out-link.tsx";

const InviteForm = dynamic(() => import("./invite-form.tsx").then((module) => module.InviteForm), {
  ssr: false,
  loading: Opening,
});

/** Invites a person; the result is a one-time link to hand over. */
export function InvitePerson({ kind }: { kind: OrganizationKind }) {
  const words = useTranslations("people.invite");
  const listWords = useTranslations("people.list");
  const [isOpen, setIsOpen] = useState(false);
  const [arrived, setArrived] = useState<ArrivedLink | null>(null);
  const onInvited = (link: ArrivedLink) => {
    setIsOpen(false);
    setArrived(link);
  };
  return (
    <>
      <Button look="primary" onPress={() => setIsOpen(true)}>
        <UserPlus aria-hidden="true" className="size-4" />
        {listWords("invite")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={words("title")}>
        <InviteForm kind={kind} onInvited={onInvited} onCancel={() => setIsOpen(false)} />
      </Dialog>
      {arrived ? <HandedOutLink arrived={arrived} onClose={() => setArrived(null)} /> : null}
    </>
  );
}
