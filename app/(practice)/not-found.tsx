import { NotHere } from "#components/layout/not-here.tsx";

export default function NotFound() {
  return <NotHere />;
}
