import { v7 as uuidv7 } from "uuid";
import { sealBytes, unsealBytes } from "#server/access/seal.ts";
import { openStore, type Store } from "./open-store.ts";

/** The store does not answer, or has no room: nothing was kept, and the same can be asked again. */
export class StorageAway extends Error {
  constructor(cause: unknown) {
    super("the store of photos and documents is not available", { cause });
  }
}

const purpose = "documents";
/** Own choice, 2026-12-01: longer than a slow disk takes for 10 MB, shorter than the wait of whoever asked. */
const timeoutMilliseconds = 10_000;

/**
 * Keeps bytes of this organization, sealed (server/access/seal.ts), under a key of its own. What no row points at is cleared later, so this
 * may come before the transaction that points at it. @returns the key. @throws StorageAway
 */
export async function putObject(organizationId: string, bytes: Uint8Array): Promise<string> {
  const key = `${organizationId}/${uuidv7()}`;
  await within(async ({ files, settle }) => {
    await files.write(key, sealBytes(purpose, key, bytes), limits());
    await settle(key);
  });
  return key;
}

/** The bytes under a key; null when there are none, or when they were changed. @throws StorageAway */
export async function getObject(key: string): Promise<Buffer | null> {
  return within(async ({ files }) => {
    if (!(await files.fileExists(key, limits()))) return null;
    return unsealBytes(purpose, key, Buffer.from(await files.readToUint8Array(key, limits())));
  });
}

/** Whether there was something or not. @throws StorageAway */
export function removeObject(key: string): Promise<void> {
  return within(({ files }) => files.deleteFile(key, limits()));
}

/** The keys of everything that is kept of this organization. @throws StorageAway */
export async function* listObjects(organizationId: string): AsyncGenerator<string> {
  const { files } = await openStore();
  try {
    if (!(await files.directoryExists(organizationId, limits()))) return;
    for await (const entry of files.list(organizationId, { deep: true })) if (entry.isFile) yield entry.path;
  } catch (problem) {
    throw new StorageAway(problem);
  }
}

const limits = () => ({ abortSignal: AbortSignal.timeout(timeoutMilliseconds) });

async function within<R>(work: (store: Store) => Promise<R>): Promise<R> {
  try {
    return await work(await openStore());
  } catch (problem) {
    throw new StorageAway(problem);
  }
}
