export default definePageConfig({ navigationBarTitleText: '牌子' })
