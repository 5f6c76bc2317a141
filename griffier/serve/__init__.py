"""The doors a server opens onto a library: pages, an API, feeds, and tools for assistants.

    app = griffier.serve.app.create_app(settings)

Nothing here decides anything: every request becomes one call of `griffier.service`, and
what that returns is shown. docs/web.md says what stands at which address.
"""
