"""What a library holds, in formats that other programs read.

Every exporter is a function from values of the ledger to text or bytes; which values
is settled in `griffier.export.selection`. docs/data.md explains every column.
"""
