import { asFigures, creditRows, figure, lineRows, orderRows, profileRows, type Who } from './people.ts';

/** The brand's figures count as much as so many orders of somebody's own. */
export const priorOrders = 2;

const discounted = '(discount > 0 OR notEmpty(discount_codes))';

const bought = (who: Who): string => `(
  SELECT profile_id AS who, count() AS n, countIf(${discounted}) AS cheap, toFloat64(sum(gross)) AS spent,
    toFloat64(sumIf(gross, NOT ${discounted})) AS full, toFloat64(sum(refunded)) AS back
  FROM ${orderRows(who)} GROUP BY profile_id)`;

const credited = (who: Who): string =>
  `(SELECT profile_id AS who, toFloat64(sum(amount)) AS credit FROM ${creditRows('credit_notes', who)} GROUP BY profile_id)`;
const units = (who: Who): string =>
  `(SELECT profile_id AS who, sum(quantity) AS units, sum(refunded_quantity) AS returned FROM ${lineRows(who)} GROUP BY profile_id)`;
const creditedUnits = (who: Who): string =>
  `(SELECT profile_id AS who, sum(quantity) AS more FROM ${creditRows('credit_note_lines', who)} GROUP BY profile_id)`;

/** What is usual: share of orders with a discount, money back per money spent, what an order is worth (minor units). */
export const usualBuying = `SELECT sum(cheap) / greatest(sum(n), 1) AS discounted, least(1, sum(back + credit) / greatest(sum(spent), 1)) AS returned,
    sum(spent) / greatest(sum(n), 1) AS average
  FROM ${bought('everybody')} AS b LEFT JOIN ${credited('everybody')} AS c USING (who)`;

export function buyingFigures(who: Who): string {
  const people = `(
    SELECT b.who AS who, (cheap + ${priorOrders} * {discounted:Float64}) / (n + ${priorOrders}) AS dependence, n, spent, full,
      back + credit AS gone, u.units AS units, u.returned + d.more AS returned, ${priorOrders} * {average:Float64} AS prior
    FROM ${bought(who)} AS b LEFT JOIN ${credited(who)} AS c ON b.who = c.who LEFT JOIN ${units(who)} AS u ON b.who = u.who
      LEFT JOIN ${creditedUnits(who)} AS d ON b.who = d.who
    WHERE b.who IN (SELECT profile_id FROM ${profileRows(who)}))`;
  return asFigures(
    `[${[
      figure("'discountDependence'", { number: 'dependence' }),
      figure("'discountIndex'", { number: 'if({discounted:Float64} = 0, NULL, dependence / {discounted:Float64})' }),
      figure("'fullPriceShare'", { number: 'if(spent <= 0, NULL, full / spent)' }),
      figure("'returnsRate'", {
        number: 'if(spent + prior <= 0, NULL, least(1, (gone + prior * {returned:Float64}) / (spent + prior)))',
      }),
      figure("'returnsRateRaw'", { number: 'if(spent <= 0, NULL, least(1, gone / spent))' }),
      figure("'returnedUnitsShare'", { number: 'if(units <= 0, NULL, least(1, returned / units))' }),
    ].join(', ')}]`,
    people,
  );
}
