import { COLLECTIONS, type IndexDeclaration } from './collections'
import { BUNDLES, declarations, functionRule, triggerName } from './cloudbaserc'
import type { FunctionDeclaration, FunctionName } from './functions'

/** One thing a deployment sees to. Every step can be repeated: what is there already stays or is brought up to date. */
export type Step =
  | { do: 'collection'; name: string }
  | { do: 'index'; collection: string; index: IndexDeclaration }
  | { do: 'closeCollection'; name: string }
  | { do: 'function'; name: FunctionName; declaration: FunctionDeclaration; bundle: string }
  | { do: 'trigger'; fn: FunctionName; name: string; cron: string }
  | { do: 'functionRule'; rule: Record<string, { invoke: string | false }> }
  | { do: 'byHand'; what: string }

/** The whole deployment in order: data first, then the code that needs it, then who may call it; timers last, when all is in place. */
export function deploymentPlan(): Step[] {
  return [
    ...COLLECTIONS.map(({ name }): Step => ({ do: 'collection', name })),
    ...COLLECTIONS.map(({ name }): Step => ({ do: 'closeCollection', name })),
    ...COLLECTIONS.flatMap(({ name, indexes }) => indexes.map((index): Step => ({ do: 'index', collection: name, index }))),
    ...declarations.map(([name, declaration]): Step => ({ do: 'function', name, declaration, bundle: `${BUNDLES}/${name}/index.js` })),
    { do: 'functionRule', rule: functionRule() },
    ...declarations.flatMap(([fn, { timer }]): Step[] => (timer ? [{ do: 'trigger', fn, name: triggerName(fn), cron: timer }] : [])),
    ...declarations.flatMap(([fn, { events = [] }]) => events.map((event): Step => ({
      do: 'byHand', what: `WeChat console → message push → cloud function: MsgType event, Event ${event}, environment of this deployment, function ${fn}`,
    }))),
  ]
}

/** A step in one line of English. Names secrets, never shows them. */
export function describeStep(step: Step): string {
  switch (step.do) {
    case 'collection': return `collection  ${step.name}: create if absent`
    case 'closeCollection': return `rule        ${step.name}: ADMINONLY (functions only, no client reads or writes)`
    case 'index': return `index       ${step.collection}.${step.index.name}: ${step.index.keys.map(([field]) => field).join(', ')}${step.index.unique ? ' (unique)' : ''}`
    case 'function': return `function    ${step.name}: upload ${step.bundle}, ${step.declaration.timeoutSeconds} s, ${step.declaration.memoryMb} MB`
    case 'trigger': return `trigger     ${step.fn}: ${step.name} "${step.cron}" (UTC+8)`
    case 'functionRule': return `rule        functions: ${Object.entries(step.rule).map(([name, { invoke }]) => `${name} ${String(invoke)}`).join(', ')}`
    case 'byHand': return `by hand     ${step.what}`
  }
}
