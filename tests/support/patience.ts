/** Real databases, browsers and builds on two cores: a slow machine is not a failing test. Nothing here is a measure of speed. */
jest.setTimeout(150_000)
