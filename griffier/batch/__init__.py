"""Read whole archives: the reading engine mapped over documents by a distributed engine.

    plan = griffier.batch.plan(inputs, output)
    griffier.batch.run(plan, engine="local")

What each module does: `inputs` lists documents, `store` keeps the output, `tables` has its
columns, `work` is what a worker does with one chunk, `run` hands the chunks out.
"""
