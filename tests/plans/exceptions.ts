/** Faults that are meant, each with its reason. */
export const EXPECTED: readonly { statement: RegExp; fault: RegExp; why: string }[] = [
  { statement: /^job_tidy$/, fault: /Seq Scan requests/, why: 'two hundred of twenty thousand rows are found fastest by reading them all; of a million they are found by their key (npm run test:million)' },
]

/** Statements that no use of the product reaches here, each with its reason. */
export const NOT_RUN: Readonly<Record<string, string>> = {
}
