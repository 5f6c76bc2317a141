"""What is done with documents once they are filed, in this order."""

from griffier.service.filing import FollowUp

FOLLOW_UPS: tuple[FollowUp, ...] = ()
