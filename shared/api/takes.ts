import { CASE_KIND_LABELS, CASE_KINDS, MATTER_LABELS, MATTERS } from '../case/kinds'
import type { Takes } from '../register/schema'

/** What may come to a unit by routing: the kinds and matters of requests. */
export const TAKES = [...CASE_KINDS.map((kind) => `kind:${kind}` as const), ...MATTERS.map((matter) => `matter:${matter}` as const)] as const satisfies readonly Takes[]

/** What each is called, and may be called in a sheet. */
export const TAKES_LABELS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CASE_KINDS.map((kind) => [`kind:${kind}`, CASE_KIND_LABELS[kind]])), ...Object.fromEntries(MATTERS.map((matter) => [`matter:${matter}`, MATTER_LABELS[matter]])),
}

/** The same the other way, as sheets are read (`Circumstances.takes`). */
export const TAKES_OF_WORDS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(TAKES_LABELS).map(([takes, words]) => [words, takes]))
