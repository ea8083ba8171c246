export const channelNames = { email: 'E-mail', sms: 'SMS', whatsapp: 'WhatsApp', push: 'Push' } as const;
