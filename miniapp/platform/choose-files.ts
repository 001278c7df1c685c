import type { LocalFile } from './contract'

/** The browser's file dialog. [] when the person closed it; at most `max` files. */
export const chooseFiles = (accept: string, max: number, kind: LocalFile['kind']): Promise<LocalFile[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = max > 1
    input.style.display = 'none'
    input.setAttribute('aria-hidden', 'true')
    const finish = (files: File[]) => {
      input.remove()
      resolve(files.slice(0, max).map((file) => ({ path: URL.createObjectURL(file), name: file.name, size: file.size, kind, blob: file })))
    }
    input.addEventListener('change', () => finish([...(input.files ?? [])]))
    input.addEventListener('cancel', () => finish([]))
    document.body.append(input)
    input.click()
  })
