// React 18's typings of react-dom are not among our dependencies; this is the one function the tests of controls use.
declare module 'react-dom/server' {
  export const renderToStaticMarkup: (what: import('react').ReactNode) => string
}
