/// <reference types="@tarojs/taro" />

declare module '*.scss'

/** CloudBase environment of the weapp build, '' = the bound one. Set by config/index.ts. */
declare const CLOUD_ENV: string

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production' | 'test'
    TARO_ENV: 'weapp' | 'h5'
    TARO_APP_ENV_ID?: string
  }
}
