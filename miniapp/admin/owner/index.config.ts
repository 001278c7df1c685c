export default definePageConfig({ navigationBarTitleText: '审核负责人' })
