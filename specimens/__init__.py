"""Letters of our own making, true to life but official nowhere, to test and measure on.

`texts/` holds one annotated source per document; `python -m specimens.build` sets each
in the layouts it names (`built/`) and writes its gold (`evals/gold/`).
"""
