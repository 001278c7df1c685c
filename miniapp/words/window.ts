/** A service window as people call it: 「不动产登记 3 号窗口」. A register that numbers its windows in words keeps its own. */
export const windowName = ({ name, number }: { name: string; number: string }): string =>
  `${name} ${/^\d+$/.test(number) ? `${number} 号窗口` : number}`
