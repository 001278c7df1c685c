/** Something the user waits for. Only a browser shows it (under-way.h5.ts): WeChat has a sign of its own. */
export const underWay = <T>(waited: Promise<T>): Promise<T> => waited
