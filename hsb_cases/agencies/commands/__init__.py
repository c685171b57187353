"""The acts of this room, one function each. All are keyword-only and atomic.

Acts of a system administrator (``by: Actor``; NotPermitted for every other role):

- areas: ``create_local_authority``, ``change_local_authority``
- procedures: ``record_procedure``
- agencies: ``create_agency``, ``change_agency``, ``deactivate_agency``, ``reactivate_agency``
- teams: ``create_team``, ``change_team``, ``deactivate_team``, ``reactivate_team``
- people: ``add_person`` (with a password for demo people only), ``change_person``,
  ``deactivate_person``, ``reactivate_person``
- memberships: ``give_membership``, ``end_membership``
- invitations: ``invite_person``, ``send_invitation_again``, ``revoke_invitation``

Acts of others:

- shipping: ``install_procedures`` (the installation itself)
- administrators: ``create_first_administrator`` (the installation itself, once)
- invitations: ``accept_invitation`` (whoever holds the link)
"""
