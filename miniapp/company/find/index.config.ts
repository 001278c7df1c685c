export default definePageConfig({ navigationBarTitleText: '找企业' })
