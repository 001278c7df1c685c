/** SQL: requests (e) of a company (its id, an expression) that anybody who administers it may know of: their number tells nothing of a confidential one. */
export const knownCasesOf = (company: string): string => `e.tenant = :tenant and e.company_id = ${company} and e.verified and not e.confidential`
