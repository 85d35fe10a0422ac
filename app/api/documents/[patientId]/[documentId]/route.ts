import { showContent } from "#server/api/document-content.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ patientId: string; documentId: string }> };

/** What a browser shows of a photo or document: `?size=thumbnail|picture|page|file&page=1`. Transport only. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return showContent(request, await params);
}
