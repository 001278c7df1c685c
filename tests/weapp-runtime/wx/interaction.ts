import { succeed, type Options, type WxPart } from './reply'

/** Calls that change only what the client draws around the page; a test sees them in the record of calls. */
const SILENT = [
  'showToast', 'hideToast', 'showLoading', 'hideLoading', 'setNavigationBarTitle', 'setNavigationBarColor', 'showNavigationBarLoading',
  'hideNavigationBarLoading', 'setBackgroundColor', 'setBackgroundTextStyle', 'startPullDownRefresh', 'stopPullDownRefresh', 'pageScrollTo',
  'hideShareMenu', 'showShareMenu', 'updateShareMenu', 'vibrateShort', 'vibrateLong', 'setKeepScreenOn', 'hideKeyboard', 'hideHomeButton',
  'enableAlertBeforeUnload', 'disableAlertBeforeUnload', 'makePhoneCall', 'setClipboardData', 'previewImage', 'previewMedia', 'openDocument',
  'openPrivacyContract', 'loadFontFace', 'reportEvent', 'setVisualEffectOnCapture',
]

/** Dialogs and effects: a modal is confirmed unless a test mocks it. */
export function interactionPart(): WxPart {
  const silent = Object.fromEntries(SILENT.map((api) => [api, (call?: Options) => succeed(api, call)]))
  return {
    ...silent,
    showModal: (call?: Options) => succeed('showModal', call, { confirm: true, cancel: false }),
    showActionSheet: (call?: Options) => succeed('showActionSheet', call, { tapIndex: 0 }),
    getUpdateManager: () => ({ onCheckForUpdate: () => undefined, onUpdateReady: () => undefined, onUpdateFailed: () => undefined, applyUpdate: () => undefined }),
    getLogManager: () => ({ log: () => undefined, info: () => undefined, warn: () => undefined, debug: () => undefined }),
    getRealtimeLogManager: () => ({ info: () => undefined, warn: () => undefined, error: () => undefined, setFilterMsg: () => undefined }),
  }
}
