import { cookies } from "next/headers";
import { takeDocument } from "#server/api/document-upload.ts";

export const dynamic = "force-dynamic";

/** Upload of a document for a patient as the request body; transport only. */
export async function POST(request: Request): Promise<Response> {
  return takeDocument(request, await cookies());
}
