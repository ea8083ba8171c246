import { readInvoices } from './invoices.ts';
import { asOf, questions, shopOf } from './questions.ts';

export type Answer = { text: string; expected: number; found: number; ms: number };

/** Asks every question over HTTP, as a rule in words, and the file itself. */
export async function askAll(url: string, secretKey: string, file: string): Promise<Answer[]> {
  const shop = shopOf(await readInvoices(file));
  const ask = async (text: string): Promise<{ count: number; tookMs: number }> => {
    const answer = await fetch(`${url}/api/v1/segments/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text, asOf, sample: 0 }),
    });
    if (!answer.ok) throw new Error(`${text}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { count: number; tookMs: number };
  };
  await settled(async () => `${(await ask('orders >= 1')).count} ${(await ask('gross spend >= 100')).count}`);
  const answers: Answer[] = [];
  for (const { text, expected } of questions) {
    const { count, tookMs } = await ask(text);
    answers.push({ text, expected: expected(shop), found: count, ms: tookMs });
  }
  return answers;
}

/** The copies in the event store follow the records within seconds: until they answer the same for a while. */
async function settled(look: () => Promise<string>): Promise<void> {
  let seen = '';
  for (let same = 0; same < 4;) {
    const now = await look();
    same = now === seen ? same + 1 : 0;
    seen = now;
    await new Promise((done) => setTimeout(done, 1500));
  }
}
