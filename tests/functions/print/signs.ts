import { PassThrough } from 'node:stream'
import { PNG } from 'pngjs'
import type { Look, Sign, Template } from '../../../cloudfunctions/_print/sign'
import { writeSigns } from '../../../cloudfunctions/_print/write-signs'

export const AT = '2026-11-25T03:00:00.000Z'

export const LOOK: Look = {
  tenantName: '示例市高新技术产业开发区管理委员会', hotline: '12345', colour: '#17609f',
  wording: {
    title: '企业服务码', invitation: '微信扫一扫，有事找专员', officer: '服务专员',
    purpose: '用工、融资、用地、政策……办事遇到难处，扫码就能说。谁在办、哪天办完，手机上看得见。',
    steps: ['扫码，说清什么事', '专员一个工作日内联系您', '办完请您评一评'],
  },
}

/** 60 characters. */
export const LONG = '中国示例石油化工集团有限公司华东地区示例市高新技术产业开发区第三十六加油加气充电综合能源服务站（北京东路与长江大道）店'
export const NAMES = [
  '示例市启明星智能装备制造有限公司', '示例（江苏）新能源汽车电池系统技术研究院股份有限公司高新区第二分公司', '𠮷喆餐饮店', '示例市高新区㐂来登大酒店有限公司',
  '华测TEST-2000检测技术（示例）有限公司', LONG, '鑫鑫五金', '示例市䶮𬭎文化传播有限责任公司', '示例生物医药（集团）股份有限公司', '老张面馆', '3M中国有限公司示例分公司', '示例市𫠠㙓农民专业合作社',
] as const

export const signAt = (nth: number): Sign => ({
  id: `c${nth}`, of: 'company', name: NAMES[nth % NAMES.length] ?? '',
  link: `https://msb.example.gov.cn/c/${String(nth).padStart(6, '0')}7K3M9QXD.r1.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789${nth}`,
  shortCode: `7K3M-${String(1000 + nth)}`,
})

export const signs = (count: number): Sign[] => Array.from({ length: count }, (_, nth) => signAt(nth))

/** A picture of one colour. */
export const picture = (width: number, height: number, colour: readonly [number, number, number, number]): Buffer => {
  const png = new PNG({ width, height })
  for (let at = 0; at < width * height; at++) png.data.set(colour, at * 4)
  return PNG.sync.write(png)
}

/** With everything that a sign may have. */
export const full = (nth: number): Sign => ({
  ...signAt(nth), hall: '市政务服务中心一楼综合大厅', number: '12', supervision: '0512-6666 6666', standIn: { name: '李𬭎', phone: '139 0000 0000' },
  officer: { name: '欧阳建国', unit: '经济发展局企业服务科', phone: '138 0000 0000', photo: picture(60, 84, [200, 215, 230, 255]) },
})

export const SEALED: Look = { ...LOOK, seal: picture(80, 80, [210, 30, 30, 120]) }

/** The PDF of signs, as one buffer. */
export async function printed(template: Template, some: readonly Sign[] | AsyncIterable<Sign>, look = LOOK): Promise<{ pdf: Buffer; pages: number; signs: number }> {
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const written = await writeSigns(template, some, look, AT, out)
  return { pdf: Buffer.concat(chunks), ...written }
}

