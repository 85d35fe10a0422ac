import { cookies } from "next/headers";
import { takeUpload } from "#server/api/upload.ts";

export const dynamic = "force-dynamic";

/** Upload of a register list as the request body; transport only. */
export async function POST(request: Request): Promise<Response> {
  return takeUpload(request, await cookies());
}
