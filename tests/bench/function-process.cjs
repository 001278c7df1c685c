'use strict'
// A cloud function in a process of its own, with nothing beside it, as in the cloud: plain Node.js, the bundle, one call at a time.
const { main } = require(process.argv[2])

process.on('disconnect', () => process.exit())
process.on('message', async ({ event, context, environ }) => {
  Object.assign(process.env, environ)
  try {
    process.send({ reply: await main(event, context) })
  } catch (failure) {
    process.send({ failure: String(failure?.stack ?? failure) })
  }
})
