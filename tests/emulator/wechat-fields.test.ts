import fc from 'fast-check'
import { fieldFault } from '../../emulator/wechat/fields'

test.each([
  ['thing1', '消防通道占用整改通知'], ['thing1', '一'.repeat(20)], ['phrase2', '已受理'],
  ['time3', '2026年8月1日 09:05'], ['time3', '09:05:30'], ['time3', '2026-08-01 09:05~2026-08-01 10:00'],
  ['date4', '2026-08-01~2026-08-15'], ['date4', '8月1日'], ['date4', '2026年8月'],
  ['character_string5', 'QG-20260801-0042'], ['name6', '王小明'], ['name6', 'Wang Xiaoming'],
  ['amount7', '￥100.50元'], ['phone_number8', '+86-0766-66888866'], ['number9', '12.5'],
  ['car_number10', '粤A8Z888挂'], ['symbol11', '★'], ['letter12', 'OK'],
])('%s takes %s', (field, value) => expect(fieldFault(field, value)).toBeUndefined())

test.each([
  ['thing1', '一'.repeat(21)], ['thing1', ''], ['thing1', 'a\nb'],
  ['phrase2', '正在办理中心'], ['phrase2', '已受理1'], ['time3', '2026-13'], ['time3', '25:00'], ['date4', '明天'],
  ['character_string5', '编号1'], ['character_string5', 'a b'],
  ['name6', '王'.repeat(11)], ['name6', '王2'], ['amount7', '一百元'], ['phone_number8', '138 0000 0000 ext 1234'],
  ['number9', '1e5'], ['car_number10', '粤A8Z8888挂挂'], ['symbol11', 'ab'],
  ['letter12', 'OK1'], ['unknown1', 'x'], ['thing', 'x'], ['constructor1', 'x'],
])('%s refuses %j and names the field', (field, value) => expect(fieldFault(field, value)).toContain(field))

test('a thing is measured in code points, whatever they are', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('一', '😀', 'a', '𠮷'), { minLength: 1, maxLength: 40 }), (signs) => {
    expect(fieldFault('thing1', signs.join('')) === undefined).toBe(signs.length <= 20)
  }))
})
