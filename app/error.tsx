"use client";

import { Broken } from "#components/layout/broken.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function RootError({ error, reset }: Props) {
  return (
    <main>
      <Broken digest={error.digest} onAgain={reset} />
    </main>
  );
}
