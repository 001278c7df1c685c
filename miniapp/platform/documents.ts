/** Endings of the documents that may be chosen; what a file is, its bytes say (shared/kernel/file-kind.ts). */
export const DOCUMENTS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'wps', 'et', 'ofd'] as const
