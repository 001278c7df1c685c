// ES2017 (iOS 11, Android 8): the oldest telephones that run WeChat's base library 3 understand it. For Taro's own targets (iOS 9, Android 5) each
// async function, loop and template would be written out anew. The page in a browser is brought down to the same by esbuild (config/index.ts).
const targets = { ios: '11', chrome: '60' }
// One fault of Safari before 16.3 would have all parameters rewritten; the small cure for it is enough (preset-env calls this `bugfixes`).
const parameters = {
  exclude: ['transform-parameters'],
  include: ['bugfix/transform-safari-id-destructuring-collision-in-function-expression'],
}

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, ...parameters }]],
}
