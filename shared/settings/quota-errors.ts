/** What is refused because it has been done too often; `{most}` and `{hotline}` are filled from the details of the refusal. */
export const QUOTA_ERRORS = {
  LIMIT_FILINGS: '今天已经提交 {most} 件，先到这里，内容没有丢，明天可以再提交。急事请打 {hotline}。',
  LIMIT_FILINGS_AT_ONCE: '十分钟内已经提交 {most} 件，请过几分钟再点一次，内容没有丢。急事请打 {hotline}。',
  LIMIT_FILINGS_OF_COMPANY: '这家企业今天已经提交 {most} 件，先到这里，内容没有丢，明天可以再提交。急事请打 {hotline}。',
  LIMIT_FILINGS_OF_UNLISTED: '这个名称今天已经提交 {most} 件，先到这里，内容没有丢，明天可以再提交。急事请打 {hotline}。',
  LIMIT_UNLISTED: '今天已经替 {most} 家没有登记的企业提交过，先到这里，内容没有丢，明天可以再提交。急事请打 {hotline}。',
  LIMIT_NOTES: '这件诉求今天已经记了 {most} 条，先到这里，明天可以再写。急事请打 {hotline}。',
  LIMIT_NOTES_AFTER_CLOSING: '办结以后最多补记 {most} 条，已经记满。事情还没完，请另提一件诉求，或打 {hotline}。',
  LIMIT_URGES: '这件诉求您今天已经催办 {most} 次，经办人和他的单位负责人都收到了，明天可以再催。要个限期的说法，用“督办”；急事请打 {hotline}。',
  LIMIT_UPLOADS: '今天已经上传 {most} 个文件，先到这里，明天可以再传。内容可以先写成文字提交，急事请打 {hotline}。',
  LIMIT_JOINS: '今天已经试了 {most} 次邀请码，先到这里，明天可以再试。请让管理员重新发一个，或打 {hotline}。',
  LIMIT_BINDINGS: '今天已经申请或试了 {most} 次，先到这里，明天可以再试。请让企业重新邀请，或打 {hotline}。',
  LIMIT_COMPANY_INVITATIONS: '这家企业今天已经发出 {most} 个邀请，先到这里，明天可以再发。急用请打 {hotline}。',
  LIMIT_CONTACTS: '这个网络一分钟里已经查了 {most} 次，请过一分钟再查。急事请打 {hotline}。',
  LIMIT_MATTERS: '一分钟里已经找了 {most} 次，请过一分钟再找。急事请打 {hotline}。',
  LIMIT_SOLVED: '今天已经记了 {most} 次“这样就能办”，先到这里。指南照常可以看，急事请打 {hotline}。',
  LIMIT_FIND: '一分钟里已经找了 {most} 次，请过一分钟再找。也可以输入信用代码或牌子上的编号，急事请打 {hotline}。',
  LIMIT_RATING_TICKETS: '这个网络今天对这个窗口已经有 {most} 次未经微信的评价，先到这里，内容没有丢。请用微信扫同一个码来评，或明天再来。急事请打 {hotline}。',
  LIMIT_RATING_TICKETS_OF_CODE: '这个窗口今天已经收到 {most} 次未经微信的评价，先到这里，内容没有丢。请用微信扫同一个码来评，或明天再来。急事请打 {hotline}。',
  LIMIT_EXPORTS: '今天已经导出 {most} 次，先到这里，明天可以再导。急用请找管理员，或打 {hotline}。',
} as const
export type QuotaError = keyof typeof QUOTA_ERRORS
