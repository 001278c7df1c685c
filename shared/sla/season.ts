/** Does the day (`MM-DD`) lie in that part of the year, both ends included? One that ends before it begins goes over the new year. */
export const isInSeason = ({ from, to }: { readonly from: string; readonly to: string }, day: string): boolean => (from <= to ? from <= day && day <= to : from <= day || day <= to)
