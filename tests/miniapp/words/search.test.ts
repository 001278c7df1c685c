import { nothingFound, reachWords, type Searched } from '@/words/search'

const searched = (facts: Partial<Searched> = {}): Searched => ({ looked: 'all', search: '运输', pile: '在办', ...facts })

test.each<[string, Partial<Searched>, string, string]>([
  ['everything was looked at', {},
    '“在办”的标题、企业、编号和内容都查过了', '“在办”的标题、企业、编号和内容都查过了，没有“运输”。换一个词，或换一类再找。'],
  ["in a company's own list its name is not said", { own: true, pile: '正在办' },
    '“正在办”的标题、编号和内容都查过了', '“正在办”的标题、编号和内容都查过了，没有“运输”。换一个词，或换一类再找。'],
  ['too many for all their words', { looked: 'newest' },
    '“在办”很多：标题、企业和编号查过了，内容只查了排在最前的一千件', '“在办”里没有找到“运输”：标题、企业和编号查过了，内容只查了排在最前的一千件。'],
  ['a single character, which no index can find', { looked: 'newest', search: '税' },
    '“在办”很多：只有一个字时只查了排在最前的。多写一两个字，或输入完整编号，就查得全', '“在办”里没有找到“税”：只有一个字时只查了排在最前的。多写一两个字，或输入完整编号，就查得全。'],
  ['a character beyond the first plane is one too', { looked: 'newest', search: '𠮷' },
    '“在办”很多：只有一个字时只查了排在最前的。多写一两个字，或输入完整编号，就查得全', '“在办”里没有找到“𠮷”：只有一个字时只查了排在最前的。多写一两个字，或输入完整编号，就查得全。'],
  ['punctuation alone, which is not searched for', { looked: null, search: '，，' },
    '“，，”里没有能查的字，上面是没有查过的全部', '“，，”里没有能查的字。请输入标题、编号或内容里的字再找。'],
])('%s', (_, facts, found, nothing) => {
  expect([reachWords(searched(facts)), nothingFound(searched(facts))]).toEqual([found, nothing])
})
