import { totalmem } from 'node:os';

/**
 * The server's postgresql.conf, written at every start. What an operator sets by ALTER SYSTEM wins over it.
 * Sized for a small machine that PostgreSQL shares with Node and ClickHouse.
 */
export function postgresConfiguration(port: number): string {
  const megabytes = Math.floor(totalmem() / 1024 / 1024);
  // A quarter of memory is the usual rule for a machine of its own; here 256 MB holds the hot rows and leaves the
  // rest to the page cache, which serves both engines.
  const buffers = Math.max(64, Math.min(256, Math.floor(megabytes / 8)));
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // No socket file: a data directory may have a path longer than a socket address can hold.
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(megabytes / 4))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // Set-based batches gain little from a second worker on two cores and would take it from ClickHouse.
    max_parallel_workers_per_gather: 1,
    // Compiling costs more than it saves on short statements.
    jit: 'off',
    // What was acknowledged must survive a power cut.
    synchronous_commit: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    // Full page images after each checkpoint are most of the log; fewer checkpoints and compression shrink it.
    wal_compression: 'on',
    max_wal_size: '2GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    // Solid-state disks: a random page costs about what the next one does.
    random_page_cost: 1.1,
    // Queues and timers turn rows over quickly; dead ones slow every claim down.
    autovacuum_naptime: '15s',
    autovacuum_vacuum_scale_factor: 0.05,
    // A client that vanished inside a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: '10min',
    tcp_keepalives_idle: 60,
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'iso, ymd',
    default_text_search_config: 'pg_catalog.english',
    lc_messages: 'C',
    // Errors reach the application; here their texts, details and statements could quote a customer's data.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}
