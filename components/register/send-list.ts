import type { UploadAnswer } from "#server/register/import/contract.ts";

/**
 * Uploads a file as the request body and reports its progress (0–1). Uses XMLHttpRequest, because `fetch` has no upload
 * progress. Rejects if the connection is lost.
 */
export function sendList(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/register");
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/xml");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.response ? resolve(request.response) : reject(new Error("no answer")));
    request.onerror = () => reject(new Error("connection lost"));
    request.send(file);
  });
}
