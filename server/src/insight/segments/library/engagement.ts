import { days, number, type LibraryGroup, type ReadySegment } from './ready-segment.ts';

const engaged = (within: number): ReadySegment => ({
  key: `engaged-${within}`,
  name: 'Engaged with e-mail, {days} days',
  explanation: 'Opened or clicked in the last {days} days; opens by machines do not count.',
  parameters: [days('days', 'Within', within)],
  text: 'did "Opened Email" at least once in the last {days} days where machine is false or did "Clicked Email" at least once in the last {days} days where machine is false',
});

export const engagement: LibraryGroup = {
  group: 'Engagement',
  entries: [
    engaged(30),
    engaged(60),
    engaged(90),
    {
      key: 'reachable-email',
      name: 'Reachable by e-mail',
      explanation: 'Subscribed, with an address that is not suppressed.',
      parameters: [],
      text: 'email consent is reachable',
    },
    {
      key: 'reachable-sms',
      name: 'Reachable by SMS',
      explanation: 'Said yes to text messages, with a number that is not suppressed.',
      parameters: [],
      text: 'sms consent is reachable',
    },
    {
      key: 'sms-only',
      name: 'By SMS, not by e-mail',
      explanation: 'Text messages are the only way to these.',
      parameters: [],
      text: 'sms consent is reachable and email consent is not reachable',
    },
    {
      key: 'clickers',
      name: 'Click often',
      explanation: 'Clicked several times lately: the warmest readers you have.',
      parameters: [number('clicks', 'Clicks, at least', 3), days('days', 'Within', 90)],
      text: 'did "Clicked Email" at least {clicks} times in the last {days} days where machine is false',
    },
    {
      key: 'unopened',
      name: 'Receive, never open',
      explanation: 'Several e-mails and not one opened: try another subject, another channel, or silence.',
      parameters: [number('received', 'E-mails received, at least', 5)],
      text: 'email consent is subscribed and email received >= {received} and email opened = 0',
    },
  ],
};
