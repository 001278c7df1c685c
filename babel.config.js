// What runs WeChat's base library (project.config.json) understands this as it is. For Taro's own targets (iOS 9, Android 5) each async function,
// loop and template would be written out anew. The page in a browser is brought down to ES2017 afterwards, by esbuild (config/index.ts).
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets: { ios: '14.5', chrome: '86' } }]],
}
