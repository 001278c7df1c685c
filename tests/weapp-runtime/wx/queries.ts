import type { WxPart } from './reply'

type Callback = (result: unknown) => void

/**
 * Layout questions. There is no layout here: an element that exists is answered with an empty rectangle, one that does not with null,
 * the viewport with its real size.
 */
export function queriesPart(find: (selector: string) => readonly unknown[]): WxPart {
  const rectangle = { id: '', dataset: {}, left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0, scrollLeft: 0, scrollTop: 0 }
  const createSelectorQuery = (): object => {
    const jobs: { run: () => unknown, callback: Callback | undefined }[] = []
    let chosen: () => unknown = () => null
    const ask = (callback?: Callback): object => {
      jobs.push({ run: chosen, callback })
      return query
    }
    const node = {
      boundingClientRect: ask, scrollOffset: ask, node: ask, context: ask, fields: (_fields: unknown, callback?: Callback) => ask(callback),
    }
    const choose = (answer: () => unknown): object => {
      chosen = answer
      return node
    }
    const query = {
      in: () => query,
      select: (selector: string) => choose(() => (find(selector).length > 0 ? rectangle : null)),
      selectAll: (selector: string) => choose(() => find(selector).map(() => rectangle)),
      selectViewport: () => choose(() => ({ ...rectangle, width: 390, height: 844 })),
      exec: (done?: Callback) => {
        setTimeout(() => {
          const answers = jobs.map(({ run, callback }) => {
            const answer = run()
            callback?.(answer)
            return answer
          })
          done?.(answers)
        }, 0)
        return query
      },
    }
    return query
  }
  const observer = { relativeTo: (): object => observer, relativeToViewport: (): object => observer, observe: () => undefined, disconnect: () => undefined }
  return { createSelectorQuery, createIntersectionObserver: () => observer }
}
