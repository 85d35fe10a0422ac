import { NotFoundScreen } from "#components/layout/not-found-screen.tsx";

/** 404 outside the shell, for a URL that matches no route. */
export default function NotFound() {
  return (
    <main>
      <NotFoundScreen />
    </main>
  );
}
