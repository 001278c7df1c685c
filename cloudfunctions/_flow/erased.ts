/** What stands where a title stood, in lists and in the inbox. */
export const ERASED_TITLE = '内容已删除'
