export default definePageConfig({ navigationBarTitleText: '不在名册的企业' })
