import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { generated } from '../bench-folder.ts';

const header =
  'bill_invoice_id,bill_invoicing_entity,bill_payer_account_id,bill_billing_period_start_date,' +
  'bill_billing_period_end_date,line_item_usage_account_id,line_item_product_code,line_item_line_item_type,' +
  'line_item_usage_start_date,line_item_usage_end_date,line_item_currency_code,line_item_usage_amount,' +
  'line_item_unblended_rate,line_item_unblended_cost,line_item_line_item_description,line_item_resource_id,' +
  'pricing_unit,product_sku,product_region_code';

const services = ['AmazonEC2', 'AmazonS3', 'AmazonRDS', 'AWSLambda', 'AmazonCloudWatch'];
const regions = ['ca-central-1', 'us-east-1', 'ca-west-1'];

const lineOf = (index: number): string => {
  const hour = `2025-01-${String(1 + (index % 28)).padStart(2, '0')}T${String(index % 24).padStart(2, '0')}:00:00Z`;
  return [
    `INV-${index % 3}`,
    'Nuage fictif inc.',
    '111111111111',
    '2025-01-01T00:00:00Z',
    '2025-02-01T00:00:00Z',
    `2222222222${String(index % 40).padStart(2, '0')}`,
    services[index % services.length],
    'Usage',
    hour,
    hour,
    'CAD',
    `${index % 100}.5`,
    '0.0000004',
    `0.000${String(index % 9973).padStart(7, '0')}`,
    'Requests per million in the first tier',
    `arn:aws:fictive:${index}`,
    'Requests',
    `SKU${index % 500}`,
    regions[index % regions.length],
  ].join(',');
};

/** An AWS cost and usage report of January 2025, version 2.0; no two lines are the same. */
export const cloudBill = (lines: number): Promise<string> =>
  generated(`cur-${lines}.csv`, async (path) => {
    const out = createWriteStream(path);
    out.write(`${header}\n`);
    for (let index = 0; index < lines; index += 1)
      if (!out.write(`${lineOf(index)}\n`)) await once(out, 'drain');
    out.end();
    await finished(out);
  });
