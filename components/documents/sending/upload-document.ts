type Answer =
  | { sent: { documentId: string } }
  | { refusal: { reason: string; values: Record<string, string | number> } };
type Sent = { patientId: string; title: string; file: File };

/** Uploads a document for a patient. The names go in headers: what is about a patient stands in no address. Rejects when the connection is lost. */
export async function uploadDocument({ patientId, title, file }: Sent): Promise<Answer> {
  const headers = {
    "content-type": "application/octet-stream",
    "x-patient-id": patientId,
    "x-title": encodeURIComponent(title),
  };
  const response = await fetch("/api/documents", { method: "POST", headers, body: file });
  return response.json();
}
