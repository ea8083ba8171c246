import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

/** Memory for all queries together, in bytes: 40 % of what this machine or container has, at most 8 GB. */
export function memoryCeiling(megabytes: number | undefined): number {
  if (megabytes !== undefined) return megabytes * 1024 * 1024;
  // Without a limit of its own a container reports an absurdly large number.
  const limit = process.constrainedMemory();
  const available = limit > 0 ? Math.min(totalmem(), limit) : totalmem();
  return Math.min(Math.floor(available * 0.4), 8 * 1024 ** 3);
}

/** The engine's configuration file; what stands in `addition` (a ClickHouse configuration file) is put into it. */
export function clickhouseConfiguration(options: {
  backupsDir: string;
  temporaryDir: string;
  addition: string | undefined;
}): string {
  return `<clickhouse>
  <timezone>UTC</timezone>
  <tmp_path>${escaped(options.temporaryDir)}/</tmp_path>
  <backups><allowed_path>${escaped(options.backupsDir)}/</allowed_path></backups>
  <!-- Two cores and one user: fewer background threads keep an idle engine idle. -->
  <background_pool_size>4</background_pool_size>
  <background_schedule_pool_size>4</background_schedule_pool_size>
  <background_buffer_flush_schedule_pool_size>1</background_buffer_flush_schedule_pool_size>
  <background_distributed_schedule_pool_size>2</background_distributed_schedule_pool_size>
  <background_message_broker_schedule_pool_size>1</background_message_broker_schedule_pool_size>
${options.addition === undefined ? '' : inner(options.addition)}
</clickhouse>
`;
}

function inner(file: string): string {
  const content = /<clickhouse>([\s\S]*)<\/clickhouse>/.exec(readFileSync(file, 'utf8'))?.[1];
  if (content === undefined) throw new Error(`${file} is no ClickHouse configuration: it has no <clickhouse> element`);
  return content;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
