import { launchBrowser } from './support/browser/chromium'
import { readFileSync } from 'node:fs'
async function main() {
  const [out = '', width = '1500', each = '360', ...files] = process.argv.slice(2)
  const b = await launchBrowser(); const p = await b.newPage({ viewport: { width: Number(width), height: 800 } })
  await p.setContent(`<body style="margin:0;background:#888;display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start">${files.map((f) => `<img style="width:${each}px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('')}</body>`)
  await p.waitForTimeout(300)
  await p.screenshot({ path: out, fullPage: true }); await b.close()
}
void main().then(() => process.exit(0))
