export default definePageConfig({ navigationBarTitleText: '企业的人和记录' })
