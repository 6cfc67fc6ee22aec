# SPDX-License-Identifier: Apache-2.0
"""Exchanges and files of hashes from the command line, against stand-ins of the peers.

Everything else is real: the gateway, its banks, its log.
"""

from __future__ import annotations

import json
import signal
import stat
import subprocess
from itertools import count

import pytest
from filelock import FileLock
from sqlalchemy import select

from reviewer.gateway.admin import exchange_words
from reviewer.gateway.exchange.book import Act
from reviewer.gateway.exchange.entries import Opinion, SignalKind
from reviewer.gateway.exchange.files.items import FileFormat
from reviewer.gateway.exchange.opening import PEERS
from reviewer.gateway.main import close_gateway, open_gateway
from reviewer.gateway.store.tables import log_entries
from tests.contract.exchange_suite import ONE, TWO, an_entry
from tests.fakes.peers import tat
from tests.fakes.peers import threatexchange as te
from tests.fakes.peers.hma import HmaStandIn
from tests.fakes.peers.serving import Reply
from tests.integration.gateway_edges.bank_house import BankHouse
from tests.integration.gateway_edges.test_commands import COMMAND, gateway

BANK = "TVEC_SHARED"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a gateway's folder."""
    folder = tmp_path_factory.mktemp("made") / "gateway"
    assert gateway("init", folder)[0] == 0
    return folder


@pytest.fixture
def book(made, numbers=count()):  # noqa: B008 - one bank for each test
    """Return a bank, and what its people do."""
    opened = open_gateway(made)
    yield BankHouse(opened, f"bank-{next(numbers)}")
    close_gateway(opened)


@pytest.fixture
def secret(tmp_path):
    def keep(text, mode=0o600):
        path = tmp_path / "secret"
        path.write_text(text)
        path.chmod(mode)
        return path

    return keep


@pytest.fixture
def run(made):
    """Run one command there; forget its exchanges at the end."""
    added = []

    def command(*words):
        done = gateway(*words, folder=made)
        if words[:2] == ("exchange", "add") and done[0] == 0:
            added.append(words[2])
        return done

    yield command
    for name in added:
        gateway("exchange", "remove", name, folder=made)


@pytest.fixture
def hma(run, book):
    with HmaStandIn() as server:
        words = ("--peer", "hma", "--bank", book.bank, "--direction", "share")
        more = ("--remote", BANK, "--url", server.url, "--level", "green")
        assert run("exchange", "add", "hma", *words, *more)[0] == 0
        yield server


@pytest.fixture
def group(run, book, secret):
    with te.ThreatExchangeStandIn() as server:
        words = ("--peer", "threatexchange", "--bank", book.bank, "--direction", "both")
        more = ("--remote", te.GROUP, "--url", server.url, "--secret", secret(te.TOKEN))
        assert run("exchange", "add", "group", *words, *more)[0] == 0
        yield server


def test_share_is_seen_first_and_then_done(run, book, hma):
    book.says(Act.SHARE, an_entry(ONE))
    book.says(Act.SHARE, an_entry(TWO))
    book.says(Act.SHARE, an_entry("3" * 64), audience="member")

    dry = run("exchange", "share", "hma", "--dry-run")
    before = hma.asked[:]
    done = run("exchange", "share", "hma")

    counts = "0 said again, 0 withdrawn, 0 answered, 1 that do not concern it, 0 refused."
    levels = [f"  2 at level green, for {BANK}"]
    assert dry == (
        0,
        [
            f"To go to hma {BANK}: 2 pdq.",
            *levels,
            counts,
            "Nothing was sent and nothing was changed.",
        ],
        [],
    )
    assert before == []
    assert done[0] == 0
    assert done[1] == [
        f"Gone to hma {BANK}: 2 pdq.",
        *levels,
        counts,
        exchange_words.UNCONFIRMED["index-stale"],
    ]
    assert hma.holds(BANK) == [ONE, TWO]


def test_share_that_is_refused_in_part_ends_with_one(run, book, hma):
    hma.banks.append(BANK)
    hma.scripted.append(Reply(400, b"no <b>\x1b[31m</b>\nline"))
    book.says(Act.SHARE, an_entry(ONE))

    status, _, complained = run("exchange", "share", "hma")

    said = [f"pdq {ONE}: refused. Its words: no <b>\\x1b[31m</b> line"]
    assert (status, complained) == (1, said)


def test_fetch_is_seen_first_and_then_done(run, book, group):
    group.adds("HASH_PDQ", ONE)
    group.adds("HASH_PDQ", "AB" * 32)
    group.adds("HASH_PHOTODNA", "x")

    dry = run("exchange", "fetch", "group", "--dry-run")
    held = book.entries()
    done = run("exchange", "fetch", "group")

    bad = [f"{'AB' * 32}: the hash is in capitals, which this form does not use"]
    lines = [
        "Not used here: 1 HASH_PHOTODNA.",
        "1 of a wrong form were not taken.",
        "2 pages: 1 pdq, 0 of them taken back.",
    ]
    assert dry == (1, [*lines, "Nothing was changed."], bad)
    assert held == []
    assert done == (1, [*lines, "1 new, 0 changed, 0 removed, 0 known before."], bad)
    assert book.entries() == [(ONE, "active", "group")]


def test_list_says_how_each_stands(run, book, group, hma):
    book.says(Act.SHARE, an_entry(ONE))
    run("exchange", "share", "hma")
    group.scripted.append(Reply(503, {}, {"Retry-After": "17"}))
    stopped = run("exchange", "fetch", "group")

    status, said, _ = run("exchange", "list")

    assert stopped == (
        2,
        [],
        ["The exchange cannot answer now (status-503). It asks to wait 17 seconds."],
    )
    assert (status, said) == (
        0,
        [
            f"group: threatexchange {te.GROUP} at {group.url}, both, bank {book.bank}",
            "  has not gone through yet",
            "  was stopped since: status-503",
            f"hma: hma {BANK} at {hma.url}, share, bank {book.bank}",
            "  went through 0 minutes ago",
            "  1 shared",
        ],
    )


def test_removing_takes_its_hashes_and_credentials_and_nothing_else(run, book, group, made):
    group.adds("HASH_PDQ", ONE)
    book.says(Act.SHARE, an_entry(TWO))
    run("exchange", "fetch", "group")
    run("exchange", "share", "group")
    path = made / "keys" / "exchange-group.secret"
    kept = path.read_text(), stat.S_IMODE(path.stat().st_mode)

    status, said, _ = run("exchange", "remove", "group")

    assert kept == (f"{te.TOKEN}\n", 0o600)
    assert (status, path.exists()) == (0, False)
    assert book.entries() == [(ONE, "withdrawn", "group"), (TWO, "active", "")]
    assert said == [
        "The exchange group is gone, and 1 hashes that came from it.",
        "1 of ours may still be there: withdraw them before you remove an exchange.",
    ]
    assert run("exchange", "list")[1] == ["There are no exchanges."]


def test_credentials_are_in_no_database_and_no_output(run, book, group, made):
    group.adds("HASH_PDQ", ONE)
    group.adds("HASH_PDQ", TWO)
    group.adds("HASH_PDQ", "3" * 64)
    said = [run("exchange", "fetch", "group"), run("exchange", "list")]

    secret = te.TOKEN.partition("|")[2]
    files = [path for path in made.rglob("*") if path.is_file()]
    holding = [path.name for path in files if secret.encode() in path.read_bytes()]
    assert holding == ["exchange-group.secret"]
    assert secret not in repr(said)


def test_second_run_of_one_exchange_at_a_time_is_refused(run, book, hma, made):
    with FileLock(made / ".exchange-hma.lock"):
        refused = run("exchange", "share", "hma")

    assert refused == (2, [], ["Another run of the exchange hma is under way."])


def test_name_and_password_reach_the_hash_list(run, book, secret):
    with tat.TatStandIn() as server:
        server.adds("PDQ", ONE)
        words = ("--peer", "tat", "--bank", book.bank, "--direction", "fetch", "--url", server.url)
        path = secret(f"{tat.USER}:{tat.PASSWORD}\n")
        run("exchange", "add", "tat", *words, "--secret", path)
        status, said, _ = run("exchange", "fetch", "tat")

    assert (status, said[-1]) == (0, "1 new, 0 changed, 0 removed, 0 known before.")


def test_headers_of_a_proxy_reach_hma(run, book, secret):
    with HmaStandIn() as server:
        words = ("--peer", "hma", "--bank", book.bank, "--direction", "share", "--remote", BANK)
        more = ("--url", server.url, "--secret", secret("X-Api-Key: one two\nAccept-Language: en"))
        run("exchange", "add", "proxied", *words, *more)
        book.says(Act.SHARE, an_entry(ONE))
        run("exchange", "share", "proxied")

    assert {each.headers["x-api-key"] for each in server.asked} == {"one two"}


HMA = "exchange add x --peer hma --bank ours --direction share"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{HMA} --remote lower --url http://127.0.0.1:1", "The peer knows no such place"),
        (f"{HMA} --remote {BANK}", "An exchange needs https://"),
        (f"{HMA} --remote {BANK} --url http://10.0.0.1", "An exchange needs https://"),
        (f"{HMA} --remote {BANK} --url https://a:b@c.example", "An exchange needs https://"),
        (f"{HMA} --remote {BANK} --url https://c.example --secret {{odd}}/open", "by others"),
        (f"{HMA} --remote {BANK} --url https://c.example --secret {{odd}}/none", "There is no"),
        (f"{HMA} --remote {BANK} --url https://c.example --secret {{odd}}/bad", "another form"),
        (f"{HMA} --remote {BANK} --url https://c.example --secret {{odd}}/pem", "another form"),
        ("exchange add X --peer hma --bank b --direction share", "has small letters"),
        ("exchange add ../x --peer hma --bank b --direction share", "has small letters"),
        ("exchange add x --peer hma --bank b --direction fetch --remote A", "not possible"),
        ("exchange add x --peer tat --bank b --direction share", "not possible"),
        ("exchange add x --peer tat --bank b --direction fetch", "another form"),
        ("exchange add x --peer tat --bank b --direction fetch --remote A", "no such place"),
        ("exchange add x --peer threatexchange --bank b --direction both --remote 1", "other form"),
        ("exchange fetch nobody", "There is no exchange nobody here."),
        ("exchange share ../nobody", "has small letters"),
        ("exchange remove nobody", "There is no exchange nobody here."),
        ("bank import {odd}/none --bank local --format lines", "There is no"),
        ("bank import {odd}/open --bank gone --format lines", "There is no bank gone here"),
        (
            "bank import {odd}/x.te --bank local --format te",
            "does not say what its hashes are",
        ),
        ("bank import {odd}/simple.HASH_X.te --bank local --format te", "are not used here"),
        (
            "bank import {odd}/open --bank local --format pdq --kind md5",
            "is not what you said",
        ),
        ("bank import {odd}/deep --bank local --format vics", "nested too deep"),
        ("bank import /dev/zero --bank local --format lines", "cannot be read"),
        ("bank export {odd}/open --bank local --format lines", "was not overwritten"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_added(run, book, tmp_path, words, said):
    (tmp_path / "open").write_text("x")
    for name, text in {"bad": "no header", "pem": "-----BEGIN X-----", "deep": "[" * 99}.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)

    status, lines, complained = run(*words.replace("{odd}", str(tmp_path)).split())

    assert (status, lines, len(complained)) == (2, [], 1)
    assert said in complained[0]
    assert run("exchange", "list")[1] == ["There are no exchanges."]


def test_name_that_is_taken_keeps_its_credentials(run, book, group, secret, made):
    words = ("--peer", "threatexchange", "--bank", book.bank, "--direction", "both")
    other = secret("200000001|" + "b" * 27)
    refused = run("exchange", "add", "group", *words, "--remote", "1", "--secret", other)

    assert refused == (2, [], ["There is already an exchange group; remove it first."])
    assert (made / "keys" / "exchange-group.secret").read_text() == f"{te.TOKEN}\n"


def test_bank_of_harmless_hashes_takes_nothing_of_an_exchange(run, book, hma):
    words = ("--peer", "hma", "--bank", "allow", "--direction", "share", "--url", hma.url)
    run("exchange", "add", "harmless", *words, "--remote", BANK)

    refused = run("exchange", "share", "harmless")

    assert refused == (2, [], ["There is no bank allow here that would do."])


def test_judgement_on_their_hash_goes_back_to_them(run, book, group):
    theirs = group.adds("HASH_PDQ", ONE)
    run("exchange", "fetch", "group")
    book.says(Act.FEEDBACK, an_entry(ONE, opinion=Opinion.NEGATIVE))

    status, said, _ = run("exchange", "share", "group")

    assert (status, said[1].split(", ")[2]) == (0, "1 answered")
    assert group.descriptors[theirs]["reactions"]["DISAGREE_WITH_TAGS"] == {te.OURS}


def test_killed_process_is_gone_on_from_and_nothing_is_doubled(run, book, hma, made):
    book.says(Act.SHARE, an_entry(ONE))
    book.says(Act.SHARE, an_entry(TWO))
    answer = hma.answer
    words = ["exchange", "share", "hma", "--folder", str(made)]
    process = subprocess.Popen([*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def killing(asked):
        done = answer(asked)
        if asked.path.endswith("/signal") and done.status == 200:
            process.kill()  # it has the hash; nobody here is told so
            process.wait()
        return done

    hma.answer = killing
    said = process.communicate(timeout=60)
    hma.answer = answer
    taken = hma.holds(BANK)
    status, lines, _ = run("exchange", "share", "hma")

    assert (process.returncode, said) == (-signal.SIGKILL, (b"", b""))
    assert taken == [ONE]
    assert (status, lines[0]) == (0, f"Gone to hma {BANK}: 2 pdq.")
    assert hma.holds(BANK) == [ONE, TWO]


def test_runs_are_in_the_gateways_log_in_sum(run, book, group, tmp_path):
    group.adds("HASH_PDQ", ONE)
    book.says(Act.SHARE, an_entry(TWO))
    run("exchange", "fetch", "group", "--dry-run")
    run("exchange", "fetch", "group")
    run("exchange", "share", "group")
    words = ("--bank", book.bank, "--format", "lines")
    run("bank", "export", tmp_path / "a", *words)
    run("bank", "import", tmp_path / "a", *words)

    asked = select(log_entries.c.record).where(log_entries.c.log == "gateway")
    records = book.gateway.db.read(lambda c: [json.loads(row.record) for row in c.execute(asked)])
    told = [each["detail"] for each in records if each["event"] == "exchanged"]
    assert told[-4:] == [
        {"exchange": "group", "counts": "added=1"},
        {"exchange": "group", "counts": "shared=1"},
        {"exchange": "file:export", "counts": "exported=1"},
        {"exchange": "file:imported", "counts": "added=1"},
    ]


# Files.


def test_file_is_seen_first_and_then_taken_in_once(run, book, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"pdq {ONE}\npdq {ONE}\nsha256 {TWO}\npdq {'1' * 63}\n")
    words = ("bank", "import", path, "--bank", book.bank, "--format", "lines", "--source", "list-a")

    seen = run(*words, "--preview")
    held = book.entries()
    done, again = run(*words), run(*words)

    bad = ["line 4: the hash has another length or other characters than its kind"]
    counts = "1 pdq, 1 sha256; 1 repeated, 1 not taken."
    assert seen == (1, [counts, "Nothing was changed."], bad)
    assert held == []
    assert done == (1, [counts, "2 new, 0 changed, 0 known before."], bad)
    assert again == (1, [counts, "0 new, 0 changed, 2 known before."], bad)
    assert book.entries() == [(ONE, "active", "file:list-a"), (TWO, "active", "file:list-a")]


def test_child_abuse_categories_are_counted_for_the_legal_contact(run, book, tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"value":[{"MediaID":7,"Category":1,"MD5":"%s"}]}' % ("AB" * 16))

    status, said, complained = run("bank", "import", path, "--bank", book.bank, "--format", "vics")

    assert (status, complained, book.entries()) == (1, [], [])
    assert said == [
        "none; 0 repeated, 0 not taken.",
        "1 rows speak of child-abuse material: nothing of them was kept.",
        "The file is a matter for Legal duty desk, +00 000 000 003, legal-duty@example.invalid.",
        "0 new, 0 changed, 0 known before.",
    ]


def test_own_hashes_go_to_a_file_and_those_of_others_do_not(run, book, tmp_path):
    for number in range(3):
        book.says(Act.SHARE, an_entry(f"{number}" * 64))
    book.says(Act.SHARE, an_entry("1" * 32, kind=SignalKind.MD5))
    book.says(Act.SHARE, an_entry("e" * 64), audience="member")
    theirs = an_entry("f" * 64, source="somebody")
    book.write(lambda c: book.book.put_foreign(c, book.bank, [theirs], round_number=0))
    path = tmp_path / "out.txt"
    words = ("bank", "export", path, "--bank", book.bank, "--format", "lines", "--kind", "pdq")

    seen = run(*words, "--preview")
    is_there = path.exists()
    done = run(*words)

    assert (seen[1][0], is_there) == (f"3 hashes for partners would be in {path}.", False)
    assert done[1] == [
        f"3 hashes for partners are in {path}.",
        "1 are left out: disputed, or that form has no place for them.",
    ]
    assert path.read_text() == "".join(f"pdq {str(number) * 64}\n" for number in range(3))


def test_every_peer_and_form_of_the_program_can_be_named(run):
    said = " ".join(run("exchange", "add", "--help")[1] + run("bank", "import", "--help")[1])

    assert [each for each in (*PEERS, *FileFormat, *SignalKind) if each not in said] == []
