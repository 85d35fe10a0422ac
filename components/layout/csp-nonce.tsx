"use client";

import { useState } from "react";

/**
 * The nonce of the document's content security policy, for the styles that React Aria injects when a part of it is
 * loaded. A refresh renders the layout with the nonce of its own response, which the policy of the document refuses, so
 * the first one stays.
 */
export function CspNonce({ nonce }: { nonce: string | undefined }) {
  const [ofDocument] = useState(nonce);
  return <meta property="csp-nonce" nonce={ofDocument} />;
}
