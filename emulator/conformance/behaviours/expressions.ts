import assert from 'node:assert/strict'
import { rowsOf, type Tools } from '../behaviour'

/** [operator, expression on the document below, expected]: one row of the table each. */
const DOCUMENT = { _id: 1, n: -7.5, m: 2, s: 'Abc 企业', l: [1, 2, 3], o: { k: 1 }, at: new Date('2019-05-14T09:38:51.686Z'), t: true }
const EXPRESSIONS: readonly (readonly [operator: string, expression: unknown, expected: unknown])[] = [
  ['abs', { $abs: '$n' }, 7.5],
  ['add', { $add: ['$m', 1, 1] }, 4],
  ['ceil and floor', [{ $ceil: '$n' }, { $floor: '$n' }], [-7, -8]],
  ['divide and mod', [{ $divide: ['$m', 4] }, { $mod: [7, '$m'] }], [0.5, 1]],
  [
    'multiply, subtract, pow, sqrt, trunc',
    [{ $multiply: ['$m', 3] }, { $subtract: ['$m', 3] }, { $pow: ['$m', 3] }, { $sqrt: 16 }, { $trunc: '$n' }],
    [6, -1, 8, 4, -7],
  ],
  [
    'arrayElemAt, size, in, slice, reverseArray',
    [{ $arrayElemAt: ['$l', -1] }, { $size: '$l' }, { $in: [2, '$l'] }, { $slice: ['$l', 2] }, { $reverseArray: '$l' }],
    [3, 3, true, [1, 2], [3, 2, 1]],
  ],
  [
    'concatArrays, range, indexOfArray, isArray',
    [{ $concatArrays: ['$l', [4]] }, { $range: [0, 4, 2] }, { $indexOfArray: ['$l', 2] }, { $isArray: ['$l'] }],
    [[1, 2, 3, 4], [0, 2], 1, true],
  ],
  [
    'filter, map, reduce',
    [
      { $filter: { input: '$l', as: 'i', cond: { $gt: ['$$i', 1] } } },
      { $map: { input: '$l', as: 'i', in: { $add: ['$$i', 1] } } },
      { $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
    ],
    [[2, 3], [2, 3, 4], 6],
  ],
  [
    'zip, arrayToObject, objectToArray',
    [{ $zip: { inputs: [[1], [2]] } }, { $arrayToObject: [[['k', 1]]] }, { $objectToArray: '$o' }],
    [[[1, 2]], { k: 1 }, [{ k: 'k', v: 1 }]],
  ],
  ['and, or, not', [{ $and: ['$t', 1] }, { $or: [0, null] }, { $not: ['$t'] }], [true, false, false]],
  [
    'cmp, eq, ne, gt, lte',
    [{ $cmp: ['$m', 3] }, { $eq: ['$m', 2] }, { $ne: ['$m', 2] }, { $gt: ['$m', 1] }, { $lte: ['$m', 2] }],
    [-1, true, false, true, true],
  ],
  [
    'cond, ifNull, switch',
    [
      { $cond: { if: '$t', then: 1, else: 2 } },
      { $ifNull: ['$none', 9] },
      { $switch: { branches: [{ case: false, then: 1 }], default: 3 } },
    ],
    [1, 9, 3],
  ],
  [
    'year, month, day, hour, minute, second, millisecond',
    [
      { $year: '$at' },
      { $month: '$at' },
      { $dayOfMonth: '$at' },
      { $hour: '$at' },
      { $minute: '$at' },
      { $second: '$at' },
      { $millisecond: '$at' },
    ],
    [2019, 5, 14, 9, 38, 51, 686],
  ],
  [
    'week, isoWeek, dayOfYear, dayOfWeek',
    [{ $week: '$at' }, { $isoWeek: '$at' }, { $dayOfYear: '$at' }, { $dayOfWeek: '$at' }],
    [19, 20, 134, 3],
  ],
  ['dateToString in China time', { $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M', timezone: '+08:00' } }, '2019-05-14 17:38'],
  ['dateFromString', { $dateFromString: { dateString: '2019-05-14T09:38:51.686Z' } }, DOCUMENT.at],
  ['literal, mergeObjects', [{ $literal: '$s' }, { $mergeObjects: ['$o', { z: 2 }] }], ['$s', { k: 1, z: 2 }]],
  [
    'sets',
    [
      { $setUnion: [[1], [2]] },
      { $setIntersection: ['$l', [2]] },
      { $setDifference: ['$l', [1]] },
      { $setIsSubset: [[1], '$l'] },
      {
        $setEquals: [
          [1, 2],
          [2, 1],
        ],
      },
    ],
    [[1, 2], [2], [2, 3], true, true],
  ],
  ['allElementsTrue, anyElementTrue', [{ $allElementsTrue: [[true, 0]] }, { $anyElementTrue: [[false, 1]] }], [false, true]],
  [
    'concat, toUpper, toLower, strLenCP, strLenBytes',
    [{ $concat: ['$s', '!'] }, { $toUpper: 'ab' }, { $toLower: 'AB' }, { $strLenCP: '$s' }, { $strLenBytes: '$s' }],
    ['Abc 企业!', 'AB', 'ab', 6, 10],
  ],
  [
    'split, substrCP, substrBytes, indexOfCP, indexOfBytes',
    [
      { $split: ['$s', ' '] },
      { $substrCP: ['$s', 4, 2] },
      { $substrBytes: ['$s', 0, 3] },
      { $substr: ['$s', 4, -1] },
      { $indexOfCP: ['$s', '业'] },
      { $indexOfBytes: ['$s', '业'] },
    ],
    [['Abc', '企业'], '企业', 'Abc', '企业', 5, 7],
  ],
  ['strcasecmp', { $strcasecmp: ['ab', 'AB'] }, 0],
  ['let', { $let: { vars: { x: '$m' }, in: { $multiply: ['$$x', 5] } } }, 10],
]

export const EXPRESSION_ROWS = rowsOf(
  'aggregation operator',
  Object.fromEntries(
    EXPRESSIONS.map(([name, expression, expected]) => [
      name,
      async ({ filled }: Tools) => {
        const collection = await filled([DOCUMENT])
        const { data } = (await collection.aggregate().project({ _id: 0, out: expression }).end()) as { data: { out: unknown }[] }
        assert.deepEqual(data[0]?.out, expected)
      },
    ]),
  ),
)
