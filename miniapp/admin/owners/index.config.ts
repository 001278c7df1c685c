export default definePageConfig({ navigationBarTitleText: '企业负责人的申请' })
