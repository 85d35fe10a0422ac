"use client";

import { Broken } from "#components/layout/broken.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function ScreenError({ error, reset }: Props) {
  return <Broken digest={error.digest} onAgain={reset} />;
}
