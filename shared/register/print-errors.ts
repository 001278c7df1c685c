/** Refusals of printing signs. */
export const PRINT_ERRORS = {
  PRINT_NOT_FOUND: '没有这次打印，可能已经删除。请回到打印记录重新选择。',
  PRINT_NOTHING: '没有符合条件的牌子。请换一个区域或条件；名单里的信用代码要先在名册里登记。',
  PRINT_TOO_MANY: '一次最多打印 {most} 块，请分区域打印。',
  PRINT_RUNNING: '您的上一次打印还在排版，做完再开始下一次。可以在打印记录里看进度。',
  PRINT_NOT_SO_FAR: '这次打印已经开始或结束，请刷新后再看。',
  PRINT_NO_ADDRESS: '还没有设置网页地址，牌子上的码没有可去的地方。请让技术人员在部署时设置 DESK_ORIGIN。',
  PRINT_NOT_FOR: '这种牌子不能用在这里，请换一种。',
  PRINT_FAILED: '没有做成，已经试了几次。请再打印一次；还不行请告诉技术人员。',
} as const
