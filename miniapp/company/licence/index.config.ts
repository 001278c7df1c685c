export default definePageConfig({ navigationBarTitleText: '用执照申请' })
