import { cookies } from "next/headers";
import { takeUpload } from "#server/api/upload.ts";

export const dynamic = "force-dynamic";

/** A register list as the body of the request; transport only. */
export async function POST(request: Request): Promise<Response> {
  return takeUpload(request, await cookies());
}
