import type { AreaId, CompanyId, PersonId } from '../kernel/ids'

/** Which companies of an area a rule is for, and who may get them. A part that is null asks for nothing. */
export interface AssignmentRule {
  id: string
  areaId: AreaId
  /** A letter or a class of GB/T 4754: `C`, `C13`. */
  industry: string | null
  size: string | null
  /** Only key companies. */
  key: boolean
  /** The pool; empty: whoever serves in the company's own area, else in the next higher one that has somebody. */
  officers: readonly PersonId[]
}

/** What the parts of a rule are called in its history. */
export const RULE_KEPT_LABELS = { areaId: '哪里的企业', key: '只管重点企业', industry: '行业', size: '规模', officers: '给谁' } as const

/** A company without an officer. `path`: its area and what that lies in, nearest first. */
export interface Unmatched {
  id: CompanyId
  path: readonly AreaId[]
  industry: string | null
  size: string | null
  key: boolean
}

/** Somebody who may serve companies. `load`: how many he has. */
export interface Candidate {
  id: PersonId
  areas: readonly AreaId[]
  load: number
}

const fits = (rule: AssignmentRule, { path, industry, size, key }: Unmatched): boolean =>
  path.includes(rule.areaId) && (rule.industry === null || (industry?.startsWith(rule.industry) ?? false)) && (rule.size === null || rule.size === size) && (!rule.key || key)

/** How much a rule asks: of two that fit, the narrower one counts. */
const narrowness = (rule: AssignmentRule, { path }: Unmatched): number =>
  (path.length - path.indexOf(rule.areaId)) * 8 + (rule.key ? 4 : 0) + (rule.industry === null ? 0 : 2) + (rule.size === null ? 0 : 1)

/** The rule that a company falls under; of two that ask as much the one with the smaller id. Null: none. */
export function ruleFor(rules: readonly AssignmentRule[], company: Unmatched): AssignmentRule | null {
  const fitting = rules.filter((rule) => fits(rule, company)).sort((a, b) => narrowness(b, company) - narrowness(a, company) || (a.id < b.id ? -1 : 1))
  return fitting[0] ?? null
}

/** Who may get a company by its rule. */
function poolOf({ officers }: AssignmentRule, { path }: Unmatched, candidates: readonly Candidate[]): readonly Candidate[] {
  if (officers.length > 0) return candidates.filter(({ id }) => officers.includes(id))
  for (const area of path) {
    const there = candidates.filter(({ areas }) => areas.includes(area))
    if (there.length > 0) return there
  }
  return []
}

/**
 * 结对: who gets which company, by the rules, each time whoever has fewest by then (of two the one with the smaller id), so that nobody has two more than another
 * of the same pool. A company that no rule is for, or for which nobody is there, is left.
 */
export function assign(companies: readonly Unmatched[], rules: readonly AssignmentRule[], candidates: readonly Candidate[]): { given: ReadonlyMap<CompanyId, PersonId>; left: readonly CompanyId[] } {
  const loads = new Map(candidates.map(({ id, load }) => [id, load]))
  const given = new Map<CompanyId, PersonId>()
  const left: CompanyId[] = []
  for (const company of companies) {
    const rule = ruleFor(rules, company)
    const pool = rule === null ? [] : poolOf(rule, company, candidates)
    const lightest = [...pool].sort((a, b) => (loads.get(a.id) ?? 0) - (loads.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1))[0]
    if (lightest === undefined) {
      left.push(company.id)
      continue
    }
    given.set(company.id, lightest.id)
    loads.set(lightest.id, (loads.get(lightest.id) ?? 0) + 1)
  }
  return { given, left }
}
