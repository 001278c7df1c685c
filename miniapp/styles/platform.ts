// Style sheets of one platform only: see platform.h5.ts.
export {}
