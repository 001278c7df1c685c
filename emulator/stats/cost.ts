/** What a call says it has cost at the database: round trips one after another, bytes both ways. */
export interface Cost {
  trips: number
  bytes: number
}

const NOTHING: Cost = { trips: 0, bytes: 0 }

/** The cost in the last log line (one JSON object) that has it; nothing when none has. */
export function costOf(lines: readonly string[]): Cost {
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] ?? ''
    const trips = numberIn(line, 'trips')
    if (trips !== null) return { trips, bytes: (numberIn(line, 'sent') ?? 0) + (numberIn(line, 'received') ?? 0) }
  }
  return NOTHING
}

/** Looked for as text: to parse every line would cost more than most calls. */
function numberIn(line: string, name: string): number | null {
  const at = line.indexOf(`"${name}":`)
  return at < 0 ? null : Number.parseInt(line.slice(at + name.length + 3, at + name.length + 19), 10)
}
