"""The referrals room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """What Django needs to know of the referrals room."""

    name = "referrals"
    label = "referrals"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from hsb_cases.cases import belongings, closings, rechecks
        from referrals import history_sources, row_rules
        from referrals.commands.rechecking import recheck_under_13
        from referrals.models import Referral
        from referrals.selectors.closing import waits_for_a_decision

        row_rules.declare()
        history_sources.declare()
        belongings.follows_child(Referral)
        belongings.follows_case(Referral)
        rechecks.register(recheck_under_13)
        closings.keeps_open(waits_for_a_decision)
        _register_drafts()


def _register_drafts() -> None:
    from django.urls import reverse

    from hsb_cases.drafts.kinds import DraftKind, register
    from referrals.forms.sections import KIND, concern_progress, concern_title

    register(
        DraftKind(
            name=KIND,
            title=concern_title,
            progress=concern_progress,
            address=lambda reference: reverse("referrals:draft", args=[reference]),
            discard_address=lambda reference: reverse("referrals:draft_discard", args=[reference]),
        )
    )
