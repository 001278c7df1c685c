import Taro from '@tarojs/taro'

/** Opens an address on top, in place of the top page, or alone. In WeChat; a browser has another (open-page.h5.ts). */
export const openPage = (way: 'navigateTo' | 'redirectTo' | 'reLaunch', url: string): Promise<unknown> => Taro[way]({ url })
