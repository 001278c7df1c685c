export default definePageConfig({ navigationBarTitleText: '我的企业还没有码' })
