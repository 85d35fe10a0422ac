"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { onProofNeeded } from "#components/api/with-proof.ts";
import type { SignInMethod } from "#db/terms/people.ts";

const ProofDialog = dynamic(() => import("./proof-dialog.tsx").then((module) => module.ProofDialog), { ssr: false });

type Settle = (isProved: boolean) => void;

/** Waits until an act needs a recent proof of identity, and asks for it. Mounted once, in the shell. */
export function ProveAgain({ method }: { method: SignInMethod }) {
  const [settle, setSettle] = useState<Settle | null>(null);
  useEffect(() => onProofNeeded(() => new Promise((resolve) => setSettle(() => resolve))), []);
  if (settle === null) return null;
  const close = (isProved: boolean) => {
    setSettle(null);
    settle(isProved);
  };
  return <ProofDialog method={method} onClose={close} />;
}
