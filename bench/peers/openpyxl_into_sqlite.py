"""Reads the first sheet of a workbook with openpyxl (read-only) into an untyped SQLite table."""

import sqlite3
import sys

import openpyxl

workbook_path, database_path = sys.argv[1:3]
workbook = openpyxl.load_workbook(workbook_path, read_only=True, data_only=True)
rows = workbook.worksheets[0].iter_rows(values_only=True)
headers = next(rows)
database = sqlite3.connect(database_path)
columns = ", ".join(f'"{header}"' for header in headers)
database.execute(f"CREATE TABLE lines ({columns})")
places = ", ".join("?" for _ in headers)
database.executemany(f"INSERT INTO lines VALUES ({places})", rows)
database.commit()
print(database.execute("SELECT count(*) FROM lines").fetchone()[0])
