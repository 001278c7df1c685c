export default definePageConfig({ navigationBarTitleText: '事项联系人' })
