"""What is done with documents once they are filed, in this order."""

from griffier.service.filing import FollowUp
from griffier.service.following import keep_statuses
from griffier.service.indexing import take_in
from griffier.service.meetings import settle_filed

# The index is last: it holds what the others found.
FOLLOW_UPS: tuple[FollowUp, ...] = (settle_filed, keep_statuses, take_in)
