// The site map. Main package: what every identity opens first. One subpackage per actor.
const mainPages: string[] = []

const subpackages: { root: string, pages: string[] }[] = []

// Every control in every state, for the people who build screens; never in a production build.
const gallery = { root: 'gallery', pages: ['index'] }

export default defineAppConfig({
  pages: mainPages.length > 0 ? mainPages : ['gallery/index'],
  subpackages: process.env.NODE_ENV === 'production' || mainPages.length === 0 ? subpackages : [...subpackages, gallery],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#f6f5f1',
    navigationBarBackgroundColor: '#f6f5f1',
    navigationBarTitleText: '码上办',
    navigationBarTextStyle: 'black',
  },
})
