export default definePageConfig({ navigationBarTitleText: '事项和指南' })
