import { speltWords } from '../../cloudfunctions/settings/matter/spelling'
import { searchWords } from '../../shared/register/matter'
import { MATTERS } from '../../shared/case/kinds'

/** Matters of a city: as many as it may have. */
export const MATTERS_MANY = 3000

const [FIRST, SECOND, LAST] = [['餐饮', '运输', '建筑', '养殖', '印刷', '仓储', '电镀', '家政', '旅馆', '加油'], ['场所', '车辆', '人员', '设备', '合同', '土地', '排放', '广告', '用电', '消防'], ['许可', '备案', '登记', '年检', '变更', '延期', '注销', '补领', '核验', '申报']] as const

/** Rows of them: names of three words each and a number, two other words, a guide of some lines. */
export async function matterRows(tenant: string, areaId: string, unitId: string): Promise<object[]> {
  const line = '带营业执照和经办人身份证，到窗口取号办理。'
  const rows: object[] = []
  for (let at = 0; at < MATTERS_MANY; at++) {
    const [name, also] = [`${FIRST[at % 10]}${SECOND[Math.floor(at / 10) % 10]}${LAST[Math.floor(at / 100) % 10]}${Math.floor(at / 1000)}号`, [`${FIRST[at % 10]}怎么${LAST[(at + 3) % 10]}`, `${SECOND[at % 10]}手续${at}`]]
    const id = `ma-bench-${at}`
    rows.push({
      tenant, id, version: 1, state: 'open', area_id: areaId, topic: MATTERS[at % MATTERS.length], parent_id: null, path: [id], name, also, unit_ids: [unitId], phone: '0000-1', starts: null, ends: null,
      guide: { who: line, bring: line, steps: line.repeat(5), place: line, hours: line, takes: line, forms: line, law: line }, words: searchWords(name, also), spelt: await speltWords(name, also),
    })
  }
  return rows
}

/** What people would write: in a story, a part of a name, pinyin, nothing that is there. */
export const MATTERS_ASKED = ['我们店要办餐饮场所许可0号，不知道要带哪些材料，听说还要去消防那边，想问一下怎么弄', '运输车辆', 'jianzhu', '天马行空的事情'] as const
