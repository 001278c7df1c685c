/**
 * The whole environment of the programs: nothing that could steer them (PGDATA, PGPORT, LANG) and no secret of the account that starts them.
 * LC_ALL must be set: without it PostgreSQL on macOS ends with "postmaster became multithreaded during startup".
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'windir', 'TEMP', 'TMP'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), TZ: 'UTC', LC_ALL: 'C' } as NodeJS.ProcessEnv
}
