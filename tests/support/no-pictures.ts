// In place of a library that the journeys have no use for (jest.config.cjs).
export default {}
