const { sep } = require('node:path')
const { default: Sequencer } = require('@jest/test-sequencer')
const longest = require('./longest.json')

/** Where a file stands among the longest; one that is not among them comes after them. */
const placeOf = ({ path }) => {
  const place = longest.findIndex((file) => path.endsWith(file.replaceAll('/', sep)))
  return place < 0 ? longest.length : place
}

/**
 * The longest files first, so that no worker is left with one of them when the others are done. Jest itself knows how long a file takes only where it has run before; on
 * a fresh clone it goes by the size of the file, and those that open every page are short.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b))
  }
}
