import { readHealth } from "#server/health.ts";

export const dynamic = "force-dynamic";

/** Health check for monitoring. 503 when the database is unavailable. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, { status: health.status === "down" ? 503 : 200 });
}
