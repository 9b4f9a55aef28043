"""Writes the invoice lines of a case with XlsxWriter in constant memory, formatted as an auditor would expect."""

import datetime
import sqlite3
import sys

import xlsxwriter

case_path, workbook_path = sys.argv[1:3]
database = sqlite3.connect(f"file:{case_path}?mode=ro", uri=True)
workbook = xlsxwriter.Workbook(workbook_path, {"constant_memory": True})
header_format = workbook.add_format({"bold": True, "bg_color": "#E8E8E8", "border": 1})
date_format = workbook.add_format({"num_format": "yyyy-mm-dd"})
money_format = workbook.add_format({"num_format": "#,##0.00"})

headers = [
    "Id", "Invoice", "Line", "Date", "Vendor", "Contract", "Description", "Quantity", "Unit price",
    "Currency", "Net", "GST", "QST", "Total", "Source row",
]
sheet = workbook.add_worksheet("Invoice lines")
sheet.freeze_panes(1, 0)
sheet.set_column(0, len(headers) - 1, 16)
sheet.write_row(0, 0, headers, header_format)
rows = database.execute(
    """SELECT l.id, i.number, l.line_number, i.issued_on, o.name, c.reference, l.description, l.quantity,
              l.unit_price, l.currency, l.net, l.gst, l.qst, l.total, l.source_row
       FROM invoice_lines l
       JOIN invoices i ON i.id = l.invoice_id
       JOIN organizations o ON o.id = i.vendor_id
       LEFT JOIN contracts c ON c.id = l.contract_id
       ORDER BY l.id"""
)
last = 0
for last, row in enumerate(rows, start=1):
    for column, value in enumerate(row):
        if value is None:
            continue
        if column == 3:
            sheet.write_datetime(last, column, datetime.datetime.fromisoformat(value), date_format)
        elif 10 <= column <= 13:
            sheet.write_number(last, column, value / 100, money_format)
        elif column in (7, 8):
            sheet.write_number(last, column, float(value), money_format)
        elif isinstance(value, str):
            sheet.write_string(last, column, value)
        else:
            sheet.write_number(last, column, value)
sheet.autofilter(0, 0, last, len(headers) - 1)
workbook.close()
print(last)
