"""Reading documents nobody has looked at yet: with limits, and by their words where they are scans.

`guard` limits what one document may take of the process that reads it, and `scanning` reads
what may be a scan. Whoever reads many documents uses these: `griffier.batch` within the workers
of an engine, `griffier.service.guarded` within a process of its own.
"""
