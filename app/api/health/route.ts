import { readHealth } from "#server/health.ts";

export const dynamic = "force-dynamic";

/** For whoever watches this installation. 503 when the database is away. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, { status: health.status === "down" ? 503 : 200 });
}
