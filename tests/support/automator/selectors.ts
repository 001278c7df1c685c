const TAGS = [
  'view', 'text', 'button', 'input', 'textarea', 'image', 'scroll-view', 'swiper', 'swiper-item', 'switch', 'slider', 'picker', 'checkbox',
  'checkbox-group', 'radio', 'radio-group', 'label', 'form', 'navigator', 'rich-text', 'icon', 'progress', 'video', 'movable-view',
]

/** A WXSS selector (tag, class, id, descendant, child, comma) over the custom elements of Taro's H5 build. */
export function selectorForH5(selector: string): string {
  return selector.replace(/(^|[\s>+~,(])([a-z][a-z-]*)/g, (whole: string, before: string, tag: string) =>
    TAGS.includes(tag) ? `${before}:is(taro-${tag}-core,${tag})` : whole)
}

/** The WXML tag name behind a DOM tag of either build. */
export function wxTagName(domTag: string): string {
  return domTag.toLowerCase().replace(/^taro-(.*)-core$/, '$1')
}

/** XPath text literal; XPath 1.0 has no escape, so mixed quotes are joined with concat(). */
export function xpathText(text: string): string {
  if (!text.includes('"')) return `"${text}"`
  return `concat(${text.split('"').map((part) => `"${part}"`).join(`, '"', `)})`
}
