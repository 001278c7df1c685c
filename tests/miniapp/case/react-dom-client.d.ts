declare module 'react-dom/client' {
  import type { ReactNode } from 'react'

  /** The part that these tests use; react-dom brings no types of its own. */
  export const createRoot: (container: Element) => { render: (what: ReactNode) => void, unmount: () => void }
}
