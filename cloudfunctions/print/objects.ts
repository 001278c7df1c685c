/** Told apart from what people attach: nothing of it is ever shown in a case. */
const folderOf = (printId: string): string => `print/${printId}`

export const sampleObject = (printId: string): string => `${folderOf(printId)}/sample.pdf`
/** The nth file, from 1. */
export const fileObject = (printId: string, n: number): string => `${folderOf(printId)}/${n}.pdf`
export const listObject = (printId: string): string => `${folderOf(printId)}/list.xlsx`

export const PDF = 'application/pdf'
