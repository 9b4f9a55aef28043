/** What `constat --help` prints. In English only, as the option names are. */
export const helpText = `constat – the register of a case from the command line, without a window

  constat new CASE [--sample]                  make a case file
  constat info CASE                            what is in it
  constat read FILE                            what a reader sees in a file, without a case
      --cells                                  every cell: type, exact value, what the file shows, formula
      --sheet S                                this sheet only
  constat import CASE FILE…                    take in what vendors and publishers hand over, tied out;
                                               a folder is one import of all its files
      --as FORMAT                              auto (default), invoices, contracts, ocds, focus, cur, ubl, cii, disclosure,
                                               purchase-orders, approvals, employees, price-list, authorisations,
                                               holidays, tenders, bids, lobbying-mandates, lobbying-communications,
                                               work-packages, time-sheets
      --sheet S                                sheet to read (default: the one that looks like it)
      --encoding E                             of a file of text: utf-8, utf-16le, utf-16be or windows-1252 (default: seen in it)
      --date-order ymd|dmy|mdy                 of dates such as 24-01-31 or 03/04/2024, where the file does not tell
      --profile P                              saved mapping profile, by name
      --map "Header=field;Header=field"        fields: number date vendor contract po periodStart periodEnd
                                               description itemCode workPackage worker role deliverable quantity
                                               unit unitPrice net gst qst total holdback currency
                                               neq gstNumber qstNumber; of a table that tests
                                               need, its own columns (price-list: itemCode description unitPrice…;
                                               work-packages: number title amount low high hedge…; time-sheets:
                                               worker role day weekStarting weekEnding startsOn endsOn hours
                                               monday…sunday invoiceNumber workPackage deliverable…)
      --vendor V                               vendor of all rows that name none
      --contract REF                           contract of all rows that name none
      --accept-valid                           commit although some rows are rejected
      --dry-run                                read and check only
  constat attach CASE FILE…                    keep files that support invoices, each attached to the invoice whose number
                                               stands in its name; a folder stands for its files. Files that name none
                                               or several are listed, not attached (status 1)
      --invoice NUMBER                         attach all of them to this invoice
      --vendor V                               only invoices of this vendor
      --dry-run                                only say what would be attached
  constat overruns CASE                        cost overruns per contract and in total; --json has the measures over time, the
                                               work packages, and of each amount the provenance: its weakest input
                                               (docs/provenance.md)
  constat costs CASE                           cloud costs added up, exactly
      --by invoice|account|service|region|month
                                               by what (default: invoice)
  constat test CASE                            audit tests, with what they find and the amount at risk
                                               (runs are kept in the case and compared with those before)
      --only T01,A01                           these tests only (default: all; docs/tests says what each does)
      --set T08.percent=5                      a parameter of a test; may be given several times
      --list                                   the tests, their parameters and what each lacks in this case; runs none
      --no-store                               keep nothing in the case (as in a case that is read-only)
  constat sample CASE                          the samples of a case, with what they show (docs/sampling)
      --method mus|attribute|random            draw one: by monetary unit, for deviations, or a number of rows
      --confidence 95                          percent, 60 to 99.9 (default: 95)
      --tolerable T --expected E               amounts for mus, percentages for attribute (expected: 0 by default)
      --size N                                 rows to draw, for random
      --seed N                                 whole number; the same seed on the same rows draws the same items
      --entity invoice|invoiceLine|payment|costRecord
                                               what to draw from (default: invoice)
      --amount COLUMN --currency CAD           which amount, in which currency
      --from DATE --to DATE --search TEXT      which rows; --filter column=value, several times
      --title TEXT                             what the sample is called
      --plan                                   only say what would be drawn
      --evaluate ID                            one sample: items, upper limits, conclusion
      --again ID                               draw it again; status 1 and what changed when it is not the same
  constat figures CASE                         what sources state about money: ranges, scope, taxes, date, who said it;
                                               figures that contradict each other, and what cannot be compared
      --contract REF                           of this contract only
      --contradictions                         only what contradicts each other
  constat findings CASE                        findings: severity, status, effect, evidence, sign-offs
      --status draft|prepared|reviewed|closed  those of this status only
  constat rules CASE                           dated rules: validity, verification, limit; limits that nobody has entered
      --add-pack                               add the shipped rules that the case lacks, as one change; what was
                                               corrected stays as it is
  constat export CASE OUT.xlsx [--lang fr|en]  workbook with live formulas
  constat merge CASE FILE                      take over what was changed in an exported workbook that came back,
                                               when nothing is left to decide; what changed on both sides is listed
      --plan                                   compare only, write nothing
      --take theirs|ours                       what changed on both sides: as in the workbook, or as in the case
  constat verify CASE [--head HASH]            recompute the trail and compare it with the data
  constat seal CASE OUT.pdf [--lang fr|en]     head of the trail, counts and amounts on a page, and as text beside it:
                                               to keep elsewhere, and to give to verify --head later
  constat backup CASE OUT                      copy the case as one file

Commands that read a file (read, import, attach, merge) stop at limits and say which; a file you trust may be given more:
      --limit NAME=NUMBER                      may be given several times; the limit, what it is by default, and its bounds:
                                               megabytes 1024 (1 to 8192)      expandedMegabytes 3072 (16 to 16384)
                                               rows 5000000 (1000 to 20000000) columns 16384 (50 to 16384)
                                               cellChars 100000 (1000 to 1000000)
                                               entries 5000 (20 to 50000)      ratio 400 (20 to 1000)
                                               depth 64 (16 to 256)            seconds 600 (10 to 3600)
                                               The settings of the window do not count here.

Every command takes --json (one JSON object on standard output, in which a text in both languages stays
\`French ‖ English\`) and --actor NAME (who the trail records;
default: the system user). Exit status: 0 done, 1 done but rows were rejected, files named no invoice, a test failed or the case does not verify, or a
merge needs a decision (nothing was written), 2 could not; the reason is then one line on standard error. --debug (or CONSTAT_DEBUG=1) adds what went wrong inside.
`;
