import { NotHere } from "#components/layout/not-here.tsx";

/** Outside the frame: an address that nobody has. */
export default function NotFound() {
  return (
    <main>
      <NotHere />
    </main>
  );
}
