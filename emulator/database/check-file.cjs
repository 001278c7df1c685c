// Run in a process of its own, because walking a damaged map can kill the process: node check-file.cjs <file>.
// Exit 0 = every tree can be walked and every document read. Plain JavaScript, so that no loader is needed.
const { statSync } = require('node:fs')
const { open } = require('lmdb')

const file = process.argv[2]
/** Larger files are sampled at both ends of each tree: a full walk would delay the start by more than it is worth. */
const FULL_WALK_BYTES = 512 * 1024 * 1024
const SAMPLE = 20000

function walk(tree, check) {
  const small = statSync(file).size <= FULL_WALK_BYTES
  const ranges = small ? [{}] : [{ limit: SAMPLE }, { limit: SAMPLE, reverse: true }]
  for (const range of ranges) for (const { key, value } of tree.getRange(range)) check(key, value)
}

function fail(reason) {
  process.stderr.write(reason)
  process.exit(3)
}

try {
  const root = open({ path: file, noSubdir: true, maxDbs: 8, readOnly: true, compression: false })
  const trees = new Set(root.getKeys())
  const catalogText = trees.has('catalog') ? root.openDB({ name: 'catalog', encoding: 'string' }).get('catalog') : undefined
  if (catalogText === undefined) {
    // A first start that was killed before its first commit leaves a file without anything in it.
    const empty =
      !trees.has('documents') ||
      root.openDB({ name: 'documents', keyEncoding: 'binary', encoding: 'string' }).getKeysCount({ limit: 1 }) === 0
    if (empty) process.exit(0)
    fail('the catalogue is missing')
  }
  const numbers = new Set()
  for (const collection of Object.values(JSON.parse(catalogText).collections)) {
    numbers.add(collection.number)
    for (const index of collection.indexes) numbers.add(index.number)
  }
  const known = (key) => numbers.has(key.readUInt16BE(0)) || fail('a key belongs to no collection or index')
  walk(root.openDB({ name: 'documents', keyEncoding: 'binary', encoding: 'string' }), (key, text) => {
    known(key)
    if (JSON.parse(text)._id === undefined) fail('a document has no _id')
  })
  walk(root.openDB({ name: 'entries', keyEncoding: 'binary', encoding: 'binary' }), (key, id) => {
    known(key)
    if (id.length === 0) fail('an index entry leads nowhere')
  })
  walk(root.openDB({ name: 'state', encoding: 'string' }), (_, text) => JSON.parse(text))
  process.exit(0)
} catch (failure) {
  fail(String(failure && failure.message))
}
