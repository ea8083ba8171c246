import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What a backup says about itself; the last file written, so a folder without it is no backup. */
export const manifestSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  /** The moment both engines are restored to. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number(), file: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number() })),
  jobs: z.object({ rows: z.number(), file: z.string() }),
  /** Events per month with their checksum; null when the event store could not be asked. */
  events: z.array(z.object({ month: z.string(), events: z.number(), checksum: z.string() })).nullable(),
  /** Whether the installation's secret is inside; without it sealed settings and signed links need RAPPORT_SECRET. */
  secret: z.boolean(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestName = 'manifest.json';

/** @throws when the folder holds no backup, or one of another kind */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch {
    throw new Error(`There is no complete backup: ${manifestName} is missing.`);
  }
  const parsed = manifestSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${manifestName} is not one this version can read.`);
  return parsed.data;
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** @throws naming the first file that is missing or not as it was written */
export async function verifyFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const { name, sha256 } of manifest.files) {
    const found = await sha256Of(join(folder, name)).catch(() => 'missing');
    if (found !== sha256)
      throw new Error(`The backup is damaged: ${name} is ${found === 'missing' ? found : 'not as it was written'}.`);
  }
}
