export default definePageConfig({ navigationBarTitleText: '导入企业名册' })
