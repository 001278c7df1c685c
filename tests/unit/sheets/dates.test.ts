import { dateCell, formatOf } from '../../../cloudfunctions/_sheets/dates'

it.each([
  [14, undefined, 'date'], [22, undefined, 'date'], [31, undefined, 'date'], [57, undefined, 'date'], [20, undefined, 'time'], [33, undefined, 'time'],
  [0, undefined, null], [2, undefined, null], [49, undefined, null], [10, undefined, null],
  [176, 'yyyy"年"m"月"d"日"', 'date'], [176, 'yyyy\\-mm\\-dd', 'date'], [176, '[$-804]yyyy/m/d;@', 'date'], [176, '[DBNum1][$-804]m"月"d"日"', 'date'], [176, 'mmm', 'date'],
  [176, 'yyyy/m/d h:mm', 'date'], [176, '[$-F400]h:mm:ss AM/PM', 'time'], [176, 'h"时"mm"分"', 'time'], [176, '[h]:mm', 'time'],
  [176, '0.00E+00', null], [176, 'General', null], [176, '#,##0.00_);[Red]\\(#,##0.00\\)', null], [176, '0"day"', null], [176, '@', null], [176, 'G/通用格式"元"', null],
  [176, '000000', { zeros: 6 }],
])('format %s %s makes %j', (id, code, format) => expect(formatOf(id, code)).toEqual(format))

it.each([
  [45351, 'date', false, '2024-02-29'], [45351.99999, 'date', false, '2024-02-29'], [45350.999999999, 'date', false, '2024-02-29'], [1, 'date', false, '1900-01-01'],
  [59, 'date', false, '1900-02-28'], [61, 'date', false, '1900-03-01'], [2958465, 'date', false, '9999-12-31'], [43889, 'date', true, '2024-02-29'], [0, 'date', true, '1904-01-01'],
  [0.375, 'time', false, '09:00'], [0.3958333333, 'time', false, '09:30'], [45351.75, 'time', false, '18:00'],
] as const)('%s as a %s (from 1904: %s) is %s', (serial, format, since1904, text) => expect(dateCell(serial, format, since1904)).toEqual({ text, folded: 'date' }))

it.each([-1, 0, 2958466, NaN, Infinity])('%s is no day', (serial) => expect(dateCell(serial, 'date', false)).toBeNull())
