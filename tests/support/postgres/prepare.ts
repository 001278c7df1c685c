import { makeTemplates } from '../templates'

/**
 * What every server of tests gets before the first test: the two roles, then the templates that test files clone.
 * The one place where the tests' server and `cloudfunctions/_database` meet.
 */
export const prepare = (adminUrl: string): Promise<void> => makeTemplates(adminUrl)
