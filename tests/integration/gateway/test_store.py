# SPDX-License-Identifier: Apache-2.0
"""Both engines keep the same promises: schema, transactions, leases, failures in words."""

from __future__ import annotations

import json
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from house import House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError

from reviewer.domain.errors import InputRefused, StoreUnusable
from reviewer.domain.policy import Limits
from reviewer.gateway.banks import rows as banks
from reviewer.gateway.store import facts, held_leases, lease_ends, leases, migrate
from reviewer.gateway.store.engine import open_database
from reviewer.gateway.store.tables import groups, media, media_hashes, metadata, server
from reviewer.wire.work import LeaseRef


@pytest.fixture
def db(tmp_path, database_url):
    opened = open_database(database_url or tmp_path / "store.sqlite3")
    yield opened
    opened.close()


def test_newest_revision_is_the_tables(db):
    found = db.read(lambda c: compare_metadata(MigrationContext.configure(c), metadata))

    assert found == []


def test_opening_twice_changes_nothing(tmp_path, database_url, db):
    db.write(lambda c: facts.set_fact(c, "kept", "yes"))

    again = open_database(database_url or tmp_path / "store.sqlite3")

    assert again.read(lambda c: facts.fact(c, "kept")) == "yes"
    again.close()


def test_store_of_a_later_version_is_left_alone(tmp_path, database_url, db):
    db.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))

    with pytest.raises(StoreUnusable) as refused:
        open_database(database_url or tmp_path / "store.sqlite3")

    assert refused.value.reason == "newer"


def test_failed_work_leaves_nothing_and_costs_nobody_else(db):
    barrier = threading.Barrier(8)

    def work(number):
        barrier.wait()

        def write(connection):
            facts.set_fact(connection, f"n{number}", "x")
            if number % 2:
                raise ValueError(number)
            return number

        try:
            return db.write(write)
        except ValueError:
            return None

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))

    names = db.read(lambda c: c.execute(select(server.c.name)).scalars().all())
    assert results == [0, None, 2, None, 4, None, 6, None]
    assert sorted(name for name in names if name != "grouping") == ["n0", "n2", "n4", "n6"]


def test_reading_cannot_write(db):
    from sqlalchemy.exc import DBAPIError

    def sneak(connection):
        facts.set_fact(connection, "sneaked", "x")

    with pytest.raises((DBAPIError, StoreUnusable)):
        db.read(sneak)

    assert db.read(lambda c: facts.fact(c, "sneaked")) is None


def test_counting_from_many_threads_loses_nothing(db):
    db.write(lambda c: facts.set_fact(c, "count", "0"))

    def add(_):
        def work(connection):
            row = connection.execute(
                select(server.c.value).where(server.c.name == "count").with_for_update()
            ).scalar_one()
            facts.set_fact(connection, "count", str(int(row) + 1))

        db.write(work)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(100)))

    assert db.read(lambda c: facts.fact(c, "count")) == "100"


def test_damaged_file_is_said_to_be_damaged(tmp_path):
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"this is no database, whatever its name" * 200)

    with pytest.raises(StoreUnusable) as refused:
        open_database(path)

    assert refused.value.reason == "damaged"


def test_server_that_is_not_there_is_said_to_be_locked(tmp_path):
    with pytest.raises(StoreUnusable) as refused:
        open_database(f"postgresql://postgres@/none?host={tmp_path}")

    assert refused.value.reason == "locked"


@pytest.mark.parametrize("url", ["mysql://user:secret@host/db", "://", "sqlite:///x"])
def test_address_that_is_no_postgresql_is_refused_without_repeating_it(url):
    with pytest.raises(InputRefused) as refused:
        open_database(url)

    assert "secret" not in str(refused.value)


def test_closed_store_takes_nothing_more(tmp_path):
    db = open_database(tmp_path / "store.sqlite3")
    db.close()

    with pytest.raises(StoreUnusable):
        db.write(lambda c: None)


def add_groups(db, count, **changes):
    rows = [
        {
            "group_id": f"g-{number:03}",
            "queue": "q",
            "category": "c",
            "state": "available",
            "tier": 2,
            "due_ms": 10**12 + number,
            "legal_basis": "policy",
            "policy_version": "1",
            **changes,
        }
        for number in range(count)
    ]
    db.write(lambda c: c.execute(insert(groups), rows))


def asking(workstation, want=5, now_ms=1000, key=None, limits=None):
    return leases.LeaseAsk(
        workstation_id=workstation,
        person_id=f"p-{workstation}",
        queues=("q",),
        want=want,
        key=key or f"{workstation}-{random.random()}",
        fingerprint="f",
        now_ms=now_ms,
        limits=limits or Limits(),
        policy_version="1",
    )


def leased(db, *arguments, **more):
    return db.write(lambda c: leases.lease(c, asking(*arguments, **more)))


def test_no_group_has_two_holders_under_concurrency(db):
    add_groups(db, 60)
    given_out = []

    def work(worker):
        mine = []
        while taken := leased(db, f"w{worker}", want=3).group_ids:
            mine += taken
        return mine

    with ThreadPoolExecutor(8) as pool:
        for mine in pool.map(work, range(8)):
            given_out += mine

    assert sorted(given_out) == [f"g-{number:03}" for number in range(60)]


def test_one_key_used_at_once_gives_one_grant(db):
    add_groups(db, 40)

    with ThreadPoolExecutor(8) as pool:
        grants = list(pool.map(lambda _: leased(db, "w", key="same").group_ids, range(8)))

    assert set(grants) == {grants[0]}
    assert len(grants[0]) == 5


def test_nobody_holds_more_than_the_limit(db):
    add_groups(db, 20)
    limits = Limits(held_max=7)

    first = leased(db, "w", limits=limits)
    second = leased(db, "w", limits=limits)

    assert (len(first.group_ids), first.reason) == (5, "")
    assert (len(second.group_ids), second.reason) == (2, "held-max")


def test_order_is_tier_then_due_and_a_tenth_is_the_longest_waiting(db):
    add_groups(db, 30, tier=1)
    db.write(
        lambda c: c.execute(
            insert(groups),
            [
                {
                    "group_id": "old", "queue": "q", "category": "c", "state": "available",
                    "tier": 2, "due_ms": 1, "legal_basis": "policy", "policy_version": "1",
                }
            ],
        )
    )  # fmt: skip

    few = leased(db, "w", want=3, now_ms=0)
    many = leased(db, "w", want=10, now_ms=0)

    assert few.group_ids == ("g-000", "g-001", "g-002")
    assert many.group_ids == ("old", *(f"g-{number:03}" for number in range(3, 12)))


def test_urgent_group_comes_first_whichever_queue_it_is_in(db):
    add_groups(db, 9)
    order = {
        "group_id": "order",
        "queue": "last",
        "category": "c",
        "state": "available",
        "tier": 1,
        "due_ms": 10**13,
        "legal_basis": "tco_order",
        "policy_version": "1",
    }
    db.write(lambda c: c.execute(insert(groups), [order]))
    ask = replace(asking("w", want=3), queues=("q", "last"))

    taken = db.write(lambda c: leases.lease(c, ask)).group_ids

    assert taken == ("order", "g-000", "g-001")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["lease", "renew", "release", "expire", "revoke", "day"]),
        st.integers(0, 2),
    ),
    max_size=25,
)


class Model:
    """Workstations that believe what they were last told."""

    def __init__(self, db):
        self.db = db
        self.now_ms = 10_000
        self.beliefs = {}

    def step(self, what, number):
        workstation = f"w{number}"
        mine = [ref for (owner, _), ref in self.beliefs.items() if owner == workstation]
        if what == "lease":
            taken = leased(self.db, workstation, want=2, now_ms=self.now_ms).group_ids
            for row in self.rows():
                if row.group_id in taken:
                    self.beliefs[workstation, row.group_id] = LeaseRef(
                        group_id=row.group_id, lease_id=row.lease_id, generation=row.generation
                    )
        elif what == "renew" and mine:
            results = self.db.write(
                lambda c: held_leases.renew(
                    c, workstation, f"p-{workstation}", mine, lambda _: True, self.now_ms, Limits()
                )
            )
            self.forget(workstation, [each.group_id for each in results if each.result == "lost"])
        elif what == "release" and mine:
            self.db.write(
                lambda c: held_leases.release(
                    c, workstation, f"p-{workstation}", mine[:1], self.now_ms
                )
            )
            self.forget(workstation, [mine[0].group_id])
        elif what == "revoke":
            self.db.write(lambda c: lease_ends.revoke(c, [f"g-{number:03}"]))
        else:
            self.now_ms += 31 * 60_000 if what == "expire" else 86_400_000
            self.db.write(lambda c: lease_ends.sweep(c, self.now_ms))

    def forget(self, workstation, group_ids):
        for group_id in group_ids:
            self.beliefs.pop((workstation, group_id), None)

    def rows(self):
        return self.db.read(lambda c: c.execute(select(groups)).all())

    def check(self):
        by_group = {row.group_id: row for row in self.rows()}
        for group_id, row in by_group.items():
            holders = [
                owner
                for (owner, held), ref in self.beliefs.items()
                if held == group_id and held_leases.holds(row, owner, ref.lease_id, ref.generation)
            ]
            assert len(holders) <= 1
            if row.state == "leased":
                assert holders == [row.holder_workstation]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_at_every_step_at_most_one_workstation_can_still_decide(db, steps):
    db.write(lambda c: c.execute(groups.delete()))
    add_groups(db, 3, due_ms=20_000_000)
    model = Model(db)

    for what, number in steps:
        model.step(what, number)
        model.check()


def test_group_is_not_given_to_its_own_last_holder_under_a_new_generation(db):
    add_groups(db, 1, due_ms=5)
    leased(db, "w", now_ms=1000)
    later = 1000 + 31 * 60_000
    db.write(lambda c: lease_ends.sweep(c, later))

    assert leased(db, "w", now_ms=later).group_ids == ()
    assert leased(db, "other", now_ms=later).group_ids == ("g-000",)


def test_one_effective_decision_per_generation_even_where_the_code_is_wrong(db):
    from sqlalchemy.exc import IntegrityError

    from reviewer.gateway.store.tables import decisions

    row = {
        "workstation_id": "w", "person_id": "p", "entry_type": "decision", "group_id": "g",
        "generation": 1, "fingerprint": "f", "entry": "{}", "outcome": "accepted",
        "detail": "{}", "effective": True,
    }  # fmt: skip
    db.write(lambda c: c.execute(insert(decisions).values(decision_id="a", sequence=1, **row)))

    with pytest.raises(IntegrityError):
        db.write(lambda c: c.execute(insert(decisions).values(decision_id="b", sequence=2, **row)))


def test_gateway_keeps_its_identity(tmp_path, database_url):
    house = House(tmp_path / "gateway", database_url)
    house.make()
    with house.listening():
        first = house.gateway.server_id

    with house.listening():
        assert house.gateway.server_id == first


def test_store_from_before_banks_gets_them_and_keeps_what_it_had(
    tmp_path, database_url, monkeypatch
):
    place = database_url or tmp_path / "store.sqlite3"
    value = {"kind": "pdq", "value": "f0" * 32, "quality": 80, "variant": "nearest-512"}
    kept = {"media_id": "m", "sha256": "0" * 64, "media_type": "image/png", "size": 1,
            "hashes": json.dumps([value]), "chunks": "[]", "blob": "b"}  # fmt: skip
    forward = migrate.command.upgrade
    with monkeypatch.context() as patched:
        patched.setattr(migrate.command, "upgrade", lambda config, _: forward(config, "0004"))
        old = open_database(place)
    add_groups(old, 1)
    old.write(lambda c: c.execute(insert(media).values(kept)))
    old.close()

    db = open_database(place)

    db.write(lambda c: c.execute(update(groups).values(stage="second")))
    found = db.read(lambda c: c.execute(select(media_hashes)).all())
    assert [tuple(row) for row in found] == [("m", "pdq", "f0" * 32)]
    assert [each.bank_id for each in db.read(banks.infos)] == ["allow", "local"]
    with pytest.raises(IntegrityError):
        db.write(lambda c: c.execute(update(groups).values(stage="third")))
    db.close()
