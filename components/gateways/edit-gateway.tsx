"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Opening } from "#components/ui/opening.tsx";
import type { TrustFacts } from "#server/gateways/contract.ts";

const GatewayForm = dynamic(() => import("./gateway-form.tsx").then((module) => module.GatewayForm), {
  ssr: false,
  loading: Opening,
});

/** Opens the settings of a DVA, or a blank form for a new one. */
export function EditGateway({ trust }: { trust: TrustFacts | null }) {
  const words = useTranslations("gateways");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size={trust ? "small" : undefined}
        look={trust ? "plain" : "primary"}
        onPress={() => setIsOpen(true)}
        aria-label={trust ? `${words("edit")}: ${trust.name}` : undefined}
      >
        {words(trust ? "edit" : "add")}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setIsOpen} title={trust?.name ?? words("add")}>
        <GatewayForm trust={trust} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
