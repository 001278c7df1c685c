/** Data classes of WeChat's privacy guide; an API that handles one works only after it is declared in the console (errno 112 otherwise). */
export type PrivacyClass = '选中的照片或视频' | '选中的文件' | '手机号' | '剪切板'

/**
 * Every WeChat API the mini-program may touch, with the data class it must declare (null: none). Adding a row is a decision about
 * people's data: the privacy guide in the console and docs must follow. Location, recording and the address book stay out.
 */
export const ALLOWED_APIS: Readonly<Record<string, PrivacyClass | null>> = {
  // pages and what is drawn around them
  navigateTo: null, redirectTo: null, reLaunch: null, navigateBack: null, showToast: null, hideToast: null, showLoading: null,
  hideLoading: null, showModal: null, setNavigationBarTitle: null, pageScrollTo: null, stopPullDownRefresh: null, hideShareMenu: null,
  hideKeyboard: null, nextTick: null, createSelectorQuery: null, createIntersectionObserver: null, vibrateShort: null,
  // the phone
  env: null, getSystemInfoSync: null, getWindowInfo: null, getDeviceInfo: null, getAppBaseInfo: null, getAccountInfoSync: null,
  getMenuButtonBoundingClientRect: null, getEnterOptionsSync: null, getLaunchOptionsSync: null, canIUse: null,
  getUpdateManager: null,
  checkIsOpenAccessibility: null, getNetworkType: null, onNetworkStatusChange: null, offNetworkStatusChange: null,
  getStorageSync: null, setStorageSync: null, removeStorageSync: null, getStorage: null, setStorage: null, removeStorage: null,
  // server and files
  cloud: null, request: null, uploadFile: null, downloadFile: null, openDocument: null, previewImage: null, getFileSystemManager: null,
  // people
  makePhoneCall: null, scanCode: null, requestSubscribeMessage: null, getSetting: null, openSetting: null, getPrivacySetting: null,
  openPrivacyContract: null, onNeedPrivacyAuthorization: null,
  chooseMedia: '选中的照片或视频', chooseMessageFile: '选中的文件', getPhoneNumber: '手机号', setClipboardData: '剪切板',
}
