/** The people of the seeded district (emulator/seed) whom tests and journeys play, by their openids. */

export const CITY = '370600'
/** 周禾, of company 1, which lies in 黄海路街道. */
export const OWNER = 'demo-owner-1'
export const OTHER_OWNER = 'demo-owner-2'
/** 林知远, the officer of company 1. */
export const OFFICER = 'demo-officer-1'
/** 沈路遥, the officer of companies 2 and 14. */
export const OTHER_OFFICER = 'demo-officer-2'
export const WATER_HEAD = 'demo-unit-water-1'
/** 柳溪 */
export const WATER_MEMBER = 'demo-unit-water-2'
/** 鲁平 */
export const WATER_OTHER = 'demo-unit-water-3'
export const MARKET_MEMBER = 'demo-unit-market-2'
export const INTEGRITY_MEMBER = 'demo-unit-integrity-2'
export const DISPATCHER = 'demo-dispatcher'
export const SUPERVISOR = 'demo-supervisor'
export const ADMIN = 'demo-admin'
/** Administers the city, and with it what is the tenant's. */
export const CITY_ADMIN = 'demo-city-admin'
/** The other one: nobody confirms what he has proposed himself. */
export const SECOND_CITY_ADMIN = 'demo-city-admin-2'
export const RESIDENT = 'demo-resident-1'
/** Has never opened the mini-program; his phone is in the register of company 14. */
export const VISITOR = 'demo-visitor'
