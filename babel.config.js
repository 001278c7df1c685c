// NutUI on demand: only the controls that are imported, each with its own style sheet.
const nutui = {
  libraryName: '@nutui/nutui-react-taro',
  camel2DashComponentName: false,
  customName: (name) => `@nutui/nutui-react-taro/dist/es/packages/${name.toLowerCase()}`,
  style: (name) => `${name.replace(/\/index$/, '')}/style/css`,
}

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [['import', nutui, 'nutui']],
}
