export default definePageConfig({ navigationBarTitleText: '加结对规则' })
