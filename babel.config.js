// What runs WeChat's base library (project.config.json) understands this as it is. For Taro's own targets (iOS 9, Android 5) each async function,
// loop and template would be written out anew. The page in a browser is brought down to ES2017 afterwards, by esbuild (config/index.ts).
const targets = { ios: '14.5', chrome: '91' }
// One fault of Safari before 16.3 would have all parameters rewritten; the small cure for it is enough (preset-env calls this `bugfixes`).
const parameters = {
  exclude: ['transform-parameters'],
  include: ['bugfix/transform-safari-id-destructuring-collision-in-function-expression'],
}

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets, ...parameters }]],
}
