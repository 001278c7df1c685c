import { mergeInternalComponents } from '@tarojs/shared'
import aria from '../../config/aria-attributes.json'

// The runtime's half of config/plugin-templates.ts: the same components get the same attributes, so that both number them alike.
const patch = Object.fromEntries(aria.attributes.map((name) => [`aria-${name}`, "''"]))
mergeInternalComponents(Object.fromEntries(aria.components.map((name) => [name, patch])))
