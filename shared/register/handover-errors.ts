/** Why something cannot be handed over, and what to do about it. */
export const HANDOVER_ERRORS = {
  HANDOVER_NO_PLACE: '没有找到这个区域或单位。请回首页，从“工作交接”进来。',
  HANDOVER_NOT_HEAD: '单位里的交接由负责人办理。请请本单位负责人或系统管理员来办。',
  HANDOVER_PERSON_NOT_FOUND: '没有找到您选的人。请重新选择。',
  HANDOVER_TO_HIMSELF: '不能交接给他自己。请选别的同事。',
  HANDOVER_AWAY: '{name}正在请假，不能接手。请去掉他，改选在岗的同事。',
  HANDOVER_NO_OFFICE: '{name}不办理诉求，也不服务企业，不能接手。请改选{officer}或承办单位的经办人。',
  HANDOVER_OUT_OF_REACH: '{name}不在您管的区域任职，不能接手。请改选本区域的同事。',
  HANDOVER_NOT_COLLEAGUE: '{name}不是本单位的经办人，不能接手。请改选本单位的同事。',
  HANDOVER_NO_OFFICER: '要交接的有企业，接手的同事里却没有{officer}。请至少选一位{officer}。',
  HANDOVER_NO_RECEIVER: '他手上还有企业或在办诉求。请先选接手的同事。',
  HANDOVER_NO_DEPUTY: '{name}现在不能当副{officerShort}。请改选在岗的{officer}，或不选，就此解除。',
  HANDOVER_NO_LEADER: '{name}现在不能当联系领导。请改选在岗的同事，或不选，就此解除。',
  HANDOVER_NOTHING: '他手上没有可以交接的企业和诉求，不用交接。',
} as const
