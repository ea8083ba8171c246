export {
  creditNoteInput,
  orderChangeInput,
  orderInput,
  readDocument,
  type CreditNoteInput,
  type OrderChangeInput,
  type OrderDocument,
  type OrderInput,
} from './document.ts';
export { purchaseWatchers, type PurchaseWatcher } from './projector.ts';
export { creditNoteCopies, orderCopies, purchaseIdsAfter, type Copies } from './store.copies.ts';
export { purchaseFigures } from './store.figures.ts';
export { waitingOfSource } from './store.waiting-for-rates.ts';
export { orderValues, orderValuesOfPeople, type OrderValue } from './store.values.ts';
