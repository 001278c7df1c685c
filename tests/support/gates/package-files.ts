import { parse } from 'acorn'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { listPackage } from '../../weapp-runtime/templates'
import { readAppJson } from '../../weapp-runtime/package-space'

export interface PackageSize {
  /** `main`, or the root of a subpackage. */
  readonly name: string
  readonly bytes: number
}

/** Bytes of the main package and of each subpackage as WeChat divides them; tool settings are not uploaded. */
export function packageSizes(dist: string): PackageSize[] {
  const { app } = readAppJson(dist)
  const roots = (app.subPackages ?? app.subpackages ?? []).map((part) => part.root.replace(/\/$/, ''))
  const sizes = new Map<string, number>([['main', 0], ...roots.map((root) => [root, 0] as const)])
  for (const file of listPackage(dist)) {
    if (file === 'project.config.json') continue
    const owner = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main'
    sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(path.join(dist, file)).size)
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes }))
}

/** Scripts of the package that do not parse, with the reason. */
export function brokenScripts(dist: string): string[] {
  return listPackage(dist).filter((file) => file.endsWith('.js')).flatMap((file) => {
    try {
      new vm.Script(`(function(){${readFileSync(path.join(dist, file), 'utf8')}\n})`, { filename: file })
      return []
    } catch (cause) {
      return [`${file}: ${String(cause)}`]
    }
  })
}

/** Scripts of the package that are not JavaScript of that year, with the first place that is newer. */
export function scriptsBeyond(dist: string, year: 2017): string[] {
  return listPackage(dist).filter((file) => file.endsWith('.js')).flatMap((file) => {
    const script = readFileSync(path.join(dist, file), 'utf8')
    try {
      parse(script, { ecmaVersion: year })
      return []
    } catch (cause) {
      const { pos = 0 } = cause as { pos?: number }
      return [`${file}: ${String(cause)} ${script.slice(Math.max(0, pos - 40), pos + 20)}`]
    }
  })
}

/** A sentence that minifying leaves alone: where it stands, the library of schemas stands. */
export const SENTENCE_OF_ZOD = 'Encountered Promise during synchronous parse'

/** Scripts of the package in which that text stands. */
export const scriptsWith = (dist: string, text: string): string[] =>
  listPackage(dist).filter((file) => file.endsWith('.js') && readFileSync(path.join(dist, file), 'utf8').includes(text))

/** Names in libraries that look like addresses and are never fetched: XML namespaces, the page of React's error codes, Taro's base URL. */
const NEVER_FETCHED = /^(https?:)?\/\/(www\.w3\.org|reactjs\.org|taro\.com)\b/

/** Addresses of other hosts in scripts, templates and styles: what a package shows must be inside it. */
export function remoteAddresses(dist: string): string[] {
  return listPackage(dist).filter((file) => /\.(js|wxml|wxss|wxs|json)$/.test(file) && file !== 'project.config.json').flatMap((file) => {
    const found = readFileSync(path.join(dist, file), 'utf8').match(/(?:https?:)?\/\/[a-z\d][\w-]*(?:\.[a-z\d][\w-]*)+[^\s"'`)\\<>]*/gi) ?? []
    return found.filter((address) => !NEVER_FETCHED.test(address)).map((address) => `${file}: ${address}`)
  })
}
