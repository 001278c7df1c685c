export default definePageConfig({ navigationBarTitleText: '联系谁' })
