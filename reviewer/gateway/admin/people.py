# SPDX-License-Identifier: Apache-2.0
"""``add-person``, ``enrol``, ``grant``, ``roles``, ``revoke``: who may use the gateway."""

from __future__ import annotations

from argparse import Namespace

from sqlalchemy import Connection

from reviewer.domain.errors import InputRefused
from reviewer.domain.items import Band
from reviewer.domain.people import Role
from reviewer.domain.policy import Policy
from reviewer.gateway.accounts import people as accounts
from reviewer.gateway.accounts.enrolment import make_code
from reviewer.gateway.admin.opening import CONSOLE, opened
from reviewer.gateway.admin.words import say
from reviewer.gateway.delivery.webhook import checked_webhook_url
from reviewer.gateway.store import facts, people
from reviewer.gateway.store.groups import ALL_QUEUES, SECOND_GRANT
from reviewer.wire.address import checked_url

ADDRESS = "address"  # the fact that says where the gateway last listened


def add_person(chosen: Namespace) -> int:
    """Add a person, or a platform."""
    roles = frozenset(Role(role) for role in chosen.role)
    if Role.PLATFORM in roles:
        return _add_platform(chosen, roles)
    if chosen.webhook:
        raise InputRefused("roles", "--webhook")
    with opened(chosen) as gateway:
        _check_queues(gateway.policy(), chosen.queue)
        person_id = gateway.db.write(
            lambda writing: accounts.add_person(
                writing, gateway, chosen.name, roles, chosen.queue, actor=CONSOLE
            )
        )
    say(person_id)
    return 0


def _add_platform(chosen: Namespace, roles: frozenset[Role]) -> int:
    if len(roles) > 1 or chosen.queue:
        raise InputRefused("roles", "--role")
    url = checked_webhook_url(chosen.webhook) if chosen.webhook else ""
    with opened(chosen) as gateway:
        person_id, token = gateway.db.write(
            lambda writing: accounts.add_platform(writing, gateway, chosen.name, url, actor=CONSOLE)
        )
        key = gateway.keys.webhook.public.public_text
    say(person_id)
    say(f"token: {token}")
    say("The token is shown this once. Send it as `Authorization: Bearer <token>`.")
    say(f"webhook key: whpk_{key}")
    return 0


def enrol(chosen: Namespace) -> int:
    """Make a one-time code and say what to hand over with it."""
    named = checked_url(chosen.url) if chosen.url else ""

    def work(connection: Connection) -> tuple[str, str]:
        if people.person(connection, chosen.person) is None:
            raise InputRefused("not-found", f"person {chosen.person}")
        code = make_code(connection, gateway, chosen.person)
        return code, named or facts.fact(connection, ADDRESS) or ""

    with opened(chosen) as gateway:
        code, address = gateway.db.write(work)
    say(f"code: {code}")
    say("It works once, for 24 hours, on one workstation. Hand it over in person or by a call.")
    say()
    say("Tell the person:")
    say("  Open Reviewer and choose Enrol.")
    say(f"  Gateway address: {address or 'the https:// address of this gateway'}")
    say(f"  Code: {code}")
    return 0


def grant(chosen: Namespace) -> int:
    """Grant queues, or take them back."""
    with opened(chosen) as gateway:
        _check_queues(gateway.policy(), chosen.queues)

        def work(connection: Connection) -> tuple[str, ...]:
            row = people.person(connection, chosen.person)
            if row is None:
                raise InputRefused("not-found", f"person {chosen.person}")
            if Role.PLATFORM in people.roles_of(row):
                raise InputRefused("roles", chosen.person)
            act = accounts.withdraw_grant if chosen.take_back else accounts.grant
            for queue in chosen.queues:
                act(connection, gateway, chosen.person, queue, actor=CONSOLE)
            return people.queues_of(connection, chosen.person)

        left = gateway.db.write(work)
    say(f"{chosen.person}: {', '.join(left) or 'no queue'}")
    return 0


def change_roles(chosen: Namespace) -> int:
    """Give a person other roles."""
    roles = frozenset(Role(role) for role in chosen.roles)
    with opened(chosen) as gateway:
        gateway.db.write(
            lambda writing: accounts.change_roles(
                writing, gateway, chosen.person, roles, actor=CONSOLE
            )
        )
    say(f"{chosen.person}: {', '.join(sorted(roles))}")
    return 0


def revoke(chosen: Namespace) -> int:
    """End a workstation, a person with all of theirs, or whoever's hold on a group."""

    def work(connection: Connection) -> str:
        if people.workstation(connection, chosen.who) is not None:
            accounts.revoke_workstation(connection, gateway, chosen.who, actor=CONSOLE)
            return "workstation"
        if people.person(connection, chosen.who) is not None:
            accounts.revoke_person(connection, gateway, chosen.who, actor=CONSOLE)
            return "person"
        if accounts.revoke_lease(connection, gateway, chosen.who, actor=CONSOLE):
            return "lease"
        raise InputRefused("not-found", f"workstation, person or held group {chosen.who}")

    with opened(chosen) as gateway:
        what = gateway.db.write(work)
    if what == "lease":
        say(f"The group {chosen.who} is taken back; it goes to others at once.")
        return 0
    say(f"The {what} {chosen.who} may do nothing more here; leases go to others at once.")
    return 0


def _check_queues(policy: Policy, queues: list[str]) -> None:
    names = {f"{code.code}.{band.value}" for code in policy.categories for band in Band}
    names |= {ALL_QUEUES, SECOND_GRANT}
    for queue in queues:
        if queue not in names:
            raise InputRefused("queue", queue)
