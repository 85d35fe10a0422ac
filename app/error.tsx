"use client";

import { ErrorScreen } from "#components/layout/error-screen.tsx";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function RootError({ error, reset }: Props) {
  return (
    <main>
      <ErrorScreen digest={error.digest} onAgain={reset} />
    </main>
  );
}
