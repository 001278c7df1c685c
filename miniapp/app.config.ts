// The site map. Main package: what every identity opens first. One subpackage per actor.
const mainPages = [
  'pages/home/index',
  'pages/landing/index',
  'pages/cases/index',
  'pages/inbox/index',
  'pages/me/index',
]

const subpackages = [
  {
    root: 'company',
    pages: [
      'file/index', 'case/index', 'rate/index', 'code/index', 'unlisted/index', 'find/index', 'matter/index', 'matters/index',
      'people/index', 'record/index', 'join/index', 'licence/index', 'face/index',
    ],
  },
  { root: 'officer', pages: ['case/index', 'leave/index'] },
  { root: 'resident', pages: ['rate/index', 'contacts/index', 'place/index', 'privacy/index'] },
  { root: 'board', pages: ['index', 'cases/index'] },
  { root: 'desk', pages: ['index', 'confirm/index', 'join/index', 'work/index'] },
  {
    root: 'admin',
    pages: [
      'index', 'companies/index', 'company/index', 'edit/index', 'imports/index', 'import/index', 'assign/index', 'rule/index',
      'exports/index', 'print/index', 'prints/index', 'deeds/index', 'decisions/index', 'unlisted/index', 'unregistered/index',
      'handover/index', 'paired/index', 'merge/index',
      'settings/index', 'setting/index', 'calendar/index',
      'places/index', 'people/index', 'thing/index', 'sign/index', 'enter/index', 'joining/index', 'contacts/index', 'owners/index', 'owner/index',
      'matters/index', 'matter/index', 'guide/index',
    ],
  },
]

// Every control in every state, for the people who build screens; never in a production build.
const gallery = { root: 'gallery', pages: ['index'] }

export default defineAppConfig({
  pages: mainPages,
  subpackages: process.env.NODE_ENV === 'production' ? subpackages : [...subpackages, gallery],
  // What stands behind a printed code is fetched while the code is read.
  preloadRule: {
    'pages/landing/index': { network: 'all', packages: ['company', 'resident'] },
    'pages/home/index': { network: 'all', packages: ['company'] },
  },
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
