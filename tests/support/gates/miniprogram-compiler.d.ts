declare module 'miniprogram-compiler' {
  export function wxmlToJs(folder: string): string
  export function wxssToJs(folder: string): string
}
