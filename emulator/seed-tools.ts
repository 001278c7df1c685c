/** A person one can choose to be in the bar. Extra fields are shown to whoever asks for the list. */
export interface Persona {
  openid: string
  /** company resident officer department dispatcher supervisor admin system */
  role: string
  name: string
  company?: string
  unit?: string
  /** 11 digits: what the platform knows as this person's phone. */
  phone?: string
  [more: string]: unknown
}

/** A printed code one can pretend to scan: its scene, and what it is, in Chinese. */
export interface SeededCode {
  scene: string
  label: string
  kind?: string
}

/** What a seed may do. It runs before anybody is served, on the real functions and the real database. */
export interface SeedTools {
  /** Calls a cloud function as that person (null = nobody) and gives its reply envelope. */
  call(name: string, action: string, input: unknown, openid: string | null): Promise<unknown>
  /** Inserts rows into a table of the project, by the names of its columns; the tenant is added, columns that are not named are null. */
  insert(table: string, rows: readonly object[]): Promise<void>
  /** Runs one statement as the owner of the tables: for what nothing else can say. */
  query<R extends object>(text: string, values: readonly unknown[]): Promise<R[]>
  /** Sets the clock, the past included; when the seed ends it goes back to the machine's. ISO 8601. */
  setClock(iso: string): Promise<void>
  /** Runs every timer function once, due or not. */
  runTimers(): Promise<void>
  /** The person accepts a message template that many times (the platform's ledger; the project's functions get the event). */
  acceptSubscription(openid: string, templateId: string, times: number): Promise<void>
  setPersonas(personas: readonly Persona[]): Promise<void>
  setCodes(codes: readonly SeededCode[]): Promise<void>
  /** The variables functions get (keys included), for what a seed has to encrypt or sign itself. */
  environment: Readonly<Record<string, string>>
  /** The emulated now. */
  now(): Date
}

export type Seed = (tools: SeedTools) => Promise<void>
