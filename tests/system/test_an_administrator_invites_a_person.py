"""How a person comes to the product, and how their access ends."""

import re

from django.core import mail

from tests.system.signing_in import sign_in

PASSWORD = "river lantern copper seven"


def test_i_invite_a_person_and_end_their_membership(live_server, sign_in_as, visitor):
    # Given an administrator who invites somebody to the school's team
    admin = sign_in_as("administrator")
    admin.opens("/administration/people/invite/")
    admin.fills("Full name", "Nia Newcomer")
    admin.fills("Email address", "nia@example.test")
    admin.selects("Team", "Safeguarding, Castle Hill School")
    admin.selects("Role", "Designated safeguarding lead")
    admin.presses("Send invitation")
    # When the person follows the link in the email and chooses a password
    link = re.search(r"/account/invitation/\S+", mail.outbox[0].body)[0]
    nia = visitor("nia")
    nia.opens(link)
    nia.fills("Password", PASSWORD)
    nia.presses("Set password")
    # Then they sign in and can log a concern
    sign_in(nia, "nia@example.test", PASSWORD)
    nia.reads("Concerns your team logged")
    # And when the administrator ends the membership
    admin.opens("/administration/people/")
    admin.follows("Nia Newcomer")
    admin.follows("End", exact=False, within=admin.page.get_by_role("main"))
    admin.fills("Why?", "She has left the school.")
    admin.presses("End membership")
    # Then the person's next page says that access has ended
    nia.opens("/", status=403)
    nia.is_at("Your access has ended")
