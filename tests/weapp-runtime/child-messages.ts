import type { SetDataFigures } from './set-data-meter'
import type { TemplateProblem } from './templates'
import type { RecordedCall } from './wx/wx'

/** How the test process and the process that runs the mini-program talk, beside the automation protocol. */
export interface StartOptions {
  readonly dist: string
  readonly emulatorUrl: string
  readonly openid: string | null
  /** First page, such as `/pages/home/index`; the first of app.json without it. */
  readonly url?: string
}

/** A pressable element that assistive technology could not announce. */
export interface AnnouncementProblem {
  readonly missing: readonly string[]
  readonly markup: string
}

export interface Commands {
  /** Closes the app and starts it on another person's phone, at this page or its first. */
  become: { readonly argument: { readonly openid: string | null, readonly url?: string }, readonly answer: null }
  offline: { readonly argument: { readonly on: boolean }, readonly answer: null }
  calls: { readonly argument: { readonly method: string }, readonly answer: readonly RecordedCall[] }
  /** Names of the wx APIs the app on this phone has called or read so far. */
  called: { readonly argument: null, readonly answer: readonly string[] }
  figures: { readonly argument: null, readonly answer: readonly SetDataFigures[] }
  announcements: { readonly argument: null, readonly answer: readonly AnnouncementProblem[] }
}

export type CommandName = keyof Commands

export interface CommandMessage {
  readonly id: number
  readonly command: CommandName
  readonly argument: unknown
}

export type ChildMessage =
  | { readonly kind: 'ready', readonly wsEndpoint: string, readonly problems: readonly TemplateProblem[] }
  | { readonly kind: 'failed', readonly message: string }
  | { readonly kind: 'answer', readonly id: number, readonly value: unknown }
  | { readonly kind: 'refused', readonly id: number, readonly message: string }
