export { bestHourOf, isSendTimeControl, type BestHour } from './send-time/best-hour.ts';
