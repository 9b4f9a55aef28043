-- The tests of bench row 5 that are sums, groups and comparisons, as SQL over the same case. One line each: test, count.
CREATE TEMP TABLE inv AS
  SELECT i.id, i.vendor_id, i.number, i.kind, i.issued_on, i.currency,
    coalesce(i.total, i.net, l.amount) AS amount, coalesce(i.net, l.net) AS net
  FROM visible_invoices i
  JOIN visible_organizations o ON o.id = i.vendor_id
  LEFT JOIN (
    SELECT invoice_id, count(*) AS lines,
      CASE WHEN count(net) = count(*) THEN sum(net) END AS net,
      CASE WHEN count(coalesce(total, net)) = count(*) THEN sum(coalesce(total, net)) END AS amount
    FROM visible_invoice_lines GROUP BY invoice_id
  ) l ON l.invoice_id = i.id;
.separator " "
-- Exact duplicates.
SELECT 'T01', count(*) FROM (
  SELECT 1 FROM inv WHERE kind = 'invoice' AND amount > 0
  GROUP BY vendor_id, number, issued_on, amount, currency HAVING count(*) > 1);
-- Quantity times unit price.
SELECT 'T13', count(*) FROM visible_invoice_lines
  WHERE abs(net - round(quantity_sort * unit_price_sort * 100)) > 2;
-- First two digits: those that come up more than expected.
SELECT 'T17', sum(n) FROM (SELECT substr(net, 1, 2) AS digits, count(*) AS n FROM inv WHERE net > 9 GROUP BY digits);
-- Last two digits.
SELECT 'T18', sum(n) FROM (SELECT net % 100 AS digits, count(*) AS n FROM inv WHERE net >= 100 GROUP BY digits);
-- Round amounts.
SELECT 'T20', count(*) FROM inv WHERE kind = 'invoice' AND net >= 100000 AND net % 100000 = 0;
-- Bands of amounts.
SELECT 'T23', sum(n) FROM (
  SELECT count(*) AS n, sum(net), min(net), max(net) FROM inv WHERE net IS NOT NULL
  GROUP BY currency, CASE WHEN net < 0 THEN 0 WHEN net < 100000 THEN 1 WHEN net < 500000 THEN 2
    WHEN net < 2500000 THEN 3 WHEN net < 10000000 THEN 4 WHEN net < 100000000 THEN 5 ELSE 6 END);
-- The largest invoice of a vendor beside its second largest.
SELECT 'T24', count(*) FROM (
  SELECT vendor_id, currency, max(CASE WHEN place = 1 THEN net END) AS largest, max(CASE WHEN place = 2 THEN net END) AS second
  FROM (SELECT vendor_id, currency, net, row_number() OVER (PARTITION BY vendor_id, currency ORDER BY net DESC) AS place
    FROM inv WHERE kind = 'invoice' AND net > 0)
  WHERE place <= 2 GROUP BY vendor_id, currency HAVING largest >= 10 * second);
