"""What goes out by itself: digests by mail, and calls of hooks.

`digest` writes mails of what is new, `smtp` hands them over; `hooks` writes calls and makes
them. Both write down first what is to be sent (`griffier.ledger.alerting`) and then send it.
"""
