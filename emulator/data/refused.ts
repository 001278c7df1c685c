/** A database that cannot be used, and was left as it is. Its message is one sentence to show as it is: Chinese, then English. */
export class RefusedDatabase extends Error {
  constructor(chinese: string, english: string, cause?: unknown) {
    super(`${chinese} / ${english}`, cause === undefined ? {} : { cause })
    this.name = 'RefusedDatabase'
  }
}
