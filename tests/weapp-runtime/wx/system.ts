import { succeed, type Options, type WxPart } from './reply'

const SCREEN = {
  windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3, statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
}
const DEVICE = { platform: 'ios', system: 'iOS 17.4', brand: 'iPhone', model: 'iPhone 14' }
const CLIENT = { SDKVersion: '3.6.0', version: '8.0.50', language: 'zh_CN', fontSizeSetting: 17, fontSizeScaleFactor: 1, theme: 'light' }

/** A phone in WeChat: sizes, versions and the entry that launched the app. */
export function systemPart(entry: () => { path: string, query: Readonly<Record<string, string>> }): WxPart {
  const info = { ...SCREEN, ...DEVICE, ...CLIENT, benchmarkLevel: 30 }
  const options = (): object => ({ ...entry(), scene: 1001, referrerInfo: {} })
  return {
    env: { USER_DATA_PATH: 'http://usr' },
    getSystemInfoSync: () => info,
    getSystemInfo: (call?: Options) => succeed('getSystemInfo', call, info),
    getSystemInfoAsync: (call?: Options) => succeed('getSystemInfoAsync', call, info),
    getWindowInfo: () => SCREEN,
    getDeviceInfo: () => DEVICE,
    getAppBaseInfo: () => CLIENT,
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '1.0.0' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getLaunchOptionsSync: options,
    getEnterOptionsSync: options,
    canIUse: () => true,
    nextTick: (callback: () => void) => { setTimeout(callback, 0) },
    checkIsOpenAccessibility: (call?: Options) => succeed('checkIsOpenAccessibility', call, { open: false }),
  }
}
