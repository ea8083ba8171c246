export { creditedTo, type CreditTotal } from './credited-to.ts';
