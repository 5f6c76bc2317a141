"""What is done with documents once they are filed, in this order."""

from griffier.service.filing import FollowUp
from griffier.service.meetings import settle_filed

FOLLOW_UPS: tuple[FollowUp, ...] = (settle_filed,)
