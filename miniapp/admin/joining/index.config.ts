export default definePageConfig({ navigationBarTitleText: '还没有登录的人' })
