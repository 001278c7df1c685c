/** Who may import whom (ARCHITECTURE.md). Each rule says why. */
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })

/** Rooms of shared/, from the ground up; those of one floor do not know each other (docs: ARCHITECTURE.md). */
const FLOORS = [['kernel'], ['access'], ['people', 'register'], ['sla'], ['form'], ['flow', 'list'], ['case', 'supervision', 'rating', 'desk'], ['message'], ['settings'], ['api']]
const above = (floor) => FLOORS.slice(floor + 1).flat()
const floorRules = FLOORS.flatMap((rooms, floor) => rooms.map((room) => rule(`floor-of-${room}`, 'A room of shared/ imports only what stands below it.',
  { path: `^shared/${room}/` }, { path: `^shared/(${[...above(floor), ...rooms.filter((other) => other !== room)].join('|')})/` }))).filter(({ to }) => to.path !== '^shared/()/')

module.exports = {
  forbidden: [
    ...floorRules,
    rule('no-cycles', 'A cycle has no first reader.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('core-is-pure', 'shared/ runs in the mini-program, in functions and in tests: it imports itself, zod/mini, dayjs and @noble/hashes, nothing else.',
      { path: '^shared/' }, { pathNot: '^(shared/|node_modules/(zod|dayjs|@noble/hashes)/)' }),
    rule('no-signing-in-the-app', 'Keys never leave the functions, so neither does the code that uses them.',
      { path: '^miniapp/' }, { path: '^shared/register/signed-code' }),
    rule('app-knows-shared-only', 'The mini-program talks to functions over the wire.', { path: '^miniapp/' }, { path: '^(cloudfunctions|emulator|tests)/' }),
    rule('pages-ask-by-the-data-layer', 'What is read and done goes through useQuery, useList and useMutation: no page or form holds a request id, a late answer or a failure of its own. Only the store of who is calling asks for itself: the data layer keeps each answer for the person that store names (data/owner.ts), so it cannot stand on the data layer.',
      { path: '^miniapp/', pathNot: ['^miniapp/(data|cloud)/', '^miniapp/session/store\\.ts$'] }, { path: '^miniapp/cloud/call\\.ts$' }),
    rule('ui-is-dumb', 'ui/ has no domain words: it takes props.', { path: '^miniapp/ui/' }, { path: '^shared/' }),
    rule('subpackages-stay-apart', 'A subpackage of a mini-program cannot import from another one.',
      { path: '^miniapp/(company|officer|resident|board|desk|admin)/' }, { path: '^miniapp/(company|officer|resident|board|desk|admin)/', pathNot: '^miniapp/$1/' }),
    rule('main-package-stands-alone', 'The main package must not pull a subpackage in.', { path: '^miniapp/(pages|ui|session|cloud|platform|data|list|words|case|form|rating)/' }, { path: '^miniapp/(company|officer|resident|board|desk|admin)/' }),
    rule('one-importer-of-the-sdk', 'The traps of the SDK are fenced in one place.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(_adapters/cloudbase|_deploy)/' }, { path: 'node_modules/@cloudbase/' }),
    rule('one-importer-of-the-driver', 'Whoever asks the database does so by a statement over the one connection.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(_database|_deploy|_runtime/config|timer/smoke)' }, { path: 'node_modules/pg/', dependencyTypesNot: ['type-only'] }),
    rule('database-knows-no-flow', 'Tables, connection and statements serve every flow.', { path: '^cloudfunctions/_database/' }, { path: '^cloudfunctions/(_flow|_jobs|_adapters|[a-z])' }),
    rule('flow-knows-no-function', 'What is generic over flows knows no deployed function, and nothing of jobs.', { path: '^cloudfunctions/_flow/' }, { path: '^cloudfunctions/(_jobs|_adapters|[a-z])' }),
    rule('sheets-know-files-only', 'Reading and writing spreadsheets serves every function and knows none: the kernel, its own sentences, and the libraries that read files.',
      { path: '^cloudfunctions/_sheets/' }, { pathNot: ['^cloudfunctions/_sheets/', '^shared/kernel/', '^shared/register/sheet-problems\\.ts$', '/(csv-parse|iconv-lite|saxes|yauzl|yazl)/', '^(fs|fs/promises|path/posix|stream|stream/promises)$'] }),
    rule('one-reader-of-sheets', 'What files can do to who reads them is fenced in one place.',
      { path: '^(cloudfunctions|shared|emulator|miniapp)/', pathNot: '^cloudfunctions/_sheets/' }, { path: 'node_modules/(csv-parse|exceljs|iconv-lite|saxes|yauzl|yazl)/' }),
    rule('print-knows-paper-only', 'Drawing signs serves whoever prints and knows no function: the kernel, its fonts, and the libraries that write PDF and codes.',
      { path: '^cloudfunctions/_print/' }, { pathNot: ['^cloudfunctions/_print/', '^shared/kernel/', '/(pdfkit|fontkit|qrcode)/', '^(crypto|fs|path|stream|stream/promises|timers/promises)$'] }),
    rule('one-writer-of-pdf', 'What has to be known of fonts and paper is known in one place.',
      { path: '^(cloudfunctions|shared|miniapp)/', pathNot: '^cloudfunctions/_print/' }, { path: 'node_modules/(pdfkit|fontkit|pdfjs-dist)/' }),
    rule('use-cases-see-ports', 'Use cases and jobs know ports, not adapters.', { path: '^cloudfunctions/([a-z]+|_flow|_jobs)/', pathNot: '^cloudfunctions/[a-z]+/index\\.ts$' }, { path: '^cloudfunctions/_adapters/' }),
    rule('contexts-stay-apart', 'A function does not import another one; the timer and the gateway of the desks are only drivers and may.',
      { path: '^cloudfunctions/(case|directory|import|rating|register|events)/' }, { path: '^cloudfunctions/(case|directory|import|rating|register|events|timer|desk)/', pathNot: '^cloudfunctions/$1/' }),
    rule('functions-stay-out-of-the-app', 'Functions know nothing of screens or of the emulator.', { path: '^cloudfunctions/' }, { path: '^(miniapp|emulator|tests)/' }),
    rule('emulator-is-a-stranger', 'The emulator runs built bundles. It reads the table of functions, migrates the database it serves, and seals what it seeds as the functions do.',
      { path: '^emulator/', pathNot: '^emulator/seed/' }, { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(_deploy/functions|_database/(prepare|runner|roles|read-types|instants|failure))' }),
    rule('nobody-imports-the-emulator', 'It is for development, demonstration and tests.', { path: '^(shared|cloudfunctions|miniapp)/' }, { path: '^emulator/' }),
    rule('no-test-code-in-the-product', 'Tests import the product, never the other way.', { path: '^(shared|cloudfunctions|miniapp|emulator)/' }, { path: '^tests/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
