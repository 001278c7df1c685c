export default definePageConfig({ navigationBarTitleText: '当面绑定' })
