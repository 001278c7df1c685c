import { type Address } from './pid-file'

/** How the server is run; given on its command line, so they stand above whatever its configuration files say. */
export function serverSettings(address: Address, durable: boolean): string[] {
  const settings: Record<string, string> = {
    ...(address.socketFolder === undefined
      ? { listen_addresses: '127.0.0.1', unix_socket_directories: '' }
      : { listen_addresses: '', unix_socket_directories: quoted(address.socketFolder), unix_socket_permissions: '0700' }),
    port: String(address.port),
    shared_buffers: '128MB',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    // The values of rows stand in the details of an error; personal data must not end up in a log.
    log_error_verbosity: 'terse',
    ...(durable ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } : UNSAFE),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * For tests only: nothing is flushed, no vacuum holds a template that is about to be cloned, and shared memory lies among the data, so that it
 * goes with them when the server is killed.
 */
const UNSAFE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off', wal_level: 'minimal', max_wal_senders: '0', dynamic_shared_memory_type: 'mmap' }

/** The setting is a list: a comma in the name of a folder would make two of it. */
const quoted = (folder: string): string => `"${folder.replaceAll('"', '""')}"`
