import type { Routes } from '../_runtime/use-case'
import { actOnCase } from './act'
import { fileCase } from './use-cases/file-case'
import { getCase, getReceipt, getTrail } from './use-cases/get-case'
import { listCases } from './use-cases/list-cases'
import { openContact } from './use-cases/open-contact'
import { showBoard } from './use-cases/show-board'

/** Action → use case. Acts of the lifecycle share one: what differs is in the table. */
export const routes: Routes<'case'> = {
  'case.file': fileCase,
  'case.accept': actOnCase('accept'),
  'case.return': actOnCase('return'),
  'case.transfer': actOnCase('transfer'),
  'case.claim': actOnCase('claim'),
  'case.assign': actOnCase('assign'),
  'case.note': actOnCase('note'),
  'case.requestMaterial': actOnCase('requestMaterial'),
  'case.supplyMaterial': actOnCase('supplyMaterial'),
  'case.answer': actOnCase('answer'),
  'case.confirm': actOnCase('confirm'),
  'case.reopen': actOnCase('reopen'),
  'case.withdraw': actOnCase('withdraw'),
  'case.close': actOnCase('close'),
  'case.openContact': openContact,
  'case.get': getCase,
  'case.trail': getTrail,
  'case.receipt': getReceipt,
  'case.list': listCases,
  'case.board': showBoard,
}
