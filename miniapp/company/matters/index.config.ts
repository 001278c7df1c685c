export default definePageConfig({ navigationBarTitleText: '找办事指南' })
