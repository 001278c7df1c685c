export default definePageConfig({ navigationBarTitleText: '区域和单位' })
