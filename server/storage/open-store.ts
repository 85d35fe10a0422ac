import { open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { FileStorage, type StorageAdapter, Visibility } from "@flystorage/file-storage";
import { LocalStorageAdapter, PortableUnixVisibilityConversion } from "@flystorage/local-fs";
import { type Environment, env } from "#server/env.ts";

/** `settle`: resolves when what was written under this key outlives a loss of power. */
export type Store = { files: FileStorage; settle: (key: string) => Promise<void> };

let opened: Promise<Store> | undefined;

/** The one store of this process: a folder, or an S3-compatible bucket. */
export function openStore(): Promise<Store> {
  opened ??= storeOf(env());
  return opened;
}

async function storeOf(settings: Environment): Promise<Store> {
  const { STORAGE_S3_BUCKET: bucket, STORAGE_FOLDER } = settings;
  if (bucket) return { files: new FileStorage(await bucketOf(settings, bucket)), settle: async () => undefined };
  const folder = resolve(STORAGE_FOLDER);
  const rights = new PortableUnixVisibilityConversion(0o600, 0o600, 0o700, 0o700, Visibility.PRIVATE);
  const files = new FileStorage(new LocalStorageAdapter(folder, {}, rights));
  return { files, settle: (key) => settleOnDisk(resolve(folder, key)) };
}

/** Loaded when it is configured: the client is large, and most installations keep a folder. */
async function bucketOf(settings: Environment, bucket: string): Promise<StorageAdapter> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  const { AwsS3StorageAdapter } = await import("@flystorage/aws-s3");
  const { STORAGE_S3_URL: endpoint, STORAGE_S3_REGION: region, STORAGE_S3_KEY_ID, STORAGE_S3_SECRET } = settings;
  const isKnown = STORAGE_S3_KEY_ID !== undefined && STORAGE_S3_SECRET !== undefined;
  const client = new S3Client({
    region,
    maxAttempts: 2,
    // Stores of others know the bucket by its path, and not every one knows the newer checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true, requestChecksumCalculation: "WHEN_REQUIRED" } : {}),
    ...(isKnown ? { credentials: { accessKeyId: STORAGE_S3_KEY_ID, secretAccessKey: STORAGE_S3_SECRET } } : {}),
  });
  return new AwsS3StorageAdapter(client, { bucket });
}

async function settleOnDisk(path: string): Promise<void> {
  for (const one of [path, dirname(path)]) {
    const handle = await open(one, "r");
    await handle.sync().finally(() => handle.close());
  }
}
