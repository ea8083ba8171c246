export { creditPeople } from './credit-people.ts';
export { creditedTo, type CreditTotal } from './credited-to.ts';
