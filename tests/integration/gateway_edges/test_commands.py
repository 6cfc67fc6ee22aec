# SPDX-License-Identifier: Apache-2.0
"""The command line as an administrator meets it: plain sentences, no traceback.

Most commands run in this process, since starting Python and its libraries costs more than what
they do; what only a process of its own can show runs as one.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import httpx
import pytest
import trustme

from reviewer.gateway.admin import commands
from reviewer.settings.resources import resource
from reviewer.wire import enrolment_code

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "reviewer.cli", "gateway"]


def gateway(*words, folder=None):
    """Run one command here; return (status, lines said, lines complained)."""
    said, complained = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        patch.setenv("REVIEWER_GATEWAY", str(folder or "nowhere"))
        try:
            status = commands.main([str(word) for word in words])
        except SystemExit as ended:
            status = ended.code
    return status, said.getvalue().splitlines(), complained.getvalue().splitlines()


def process(*words, folder=None):
    """Run one command as a process of its own; return the same."""
    done = subprocess.run(
        [*COMMAND, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "REVIEWER_GATEWAY": str(folder or "nowhere")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


@contextmanager
def running(folder, *words):
    """Serve; yield the address; it must end cleanly."""
    command = [*COMMAND, "run", "--port", "0", "--folder", str(folder), *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            line = process.stdout.readline()
            assert line.startswith("gateway: listening on "), process.stderr.read()
            yield line.split()[-1]
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0
        finally:
            if process.poll() is None:
                process.kill()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a gateway's folder that no test of this module changes in earnest."""
    folder = tmp_path_factory.mktemp("made") / "gateway"
    status, _, complained = gateway("init", folder)
    assert (status, complained) == (0, [])
    return folder


@pytest.fixture
def fresh(tmp_path):
    """Return a gateway's folder of this test's own."""
    assert gateway("init", tmp_path / "gateway")[0] == 0
    return tmp_path / "gateway"


@pytest.fixture
def odd(tmp_path):
    """Return a folder with files that commands are given by mistake."""
    policy = resource("policy", "starter.toml").read_text("utf-8")
    (tmp_path / "keyless.toml").write_text(policy.replace("organisation", "organization", 1))
    (tmp_path / "no.toml").write_text("= no")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "same.toml").write_text(policy)
    later = policy.replace("2026-11-01.1", "2026-11-01.2")
    (tmp_path / "elsewhere.toml").write_text(later.replace('= "local"', '= "nowhere"'))
    (tmp_path / "allowing.toml").write_text(later.replace('= "local"', '= "allow"'))
    (tmp_path / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    (tmp_path / "endless.toml").symlink_to("/dev/zero")
    (tmp_path / "bad.pem").write_text("no certificate")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").write_text("here")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("status --folder {odd}/nowhere", "There is no complete gateway in that folder"),
        ("init {made}", "There is already a gateway in that folder; nothing was changed."),
        ("init {odd}/new --policy {odd}/no-such.toml", "There is no "),
        ("init {odd}/new --policy {odd}/keyless.toml", "not acceptable at `organisation`"),
        ("init {odd}/new --policy {odd}/no.toml", "not acceptable at `toml`"),
        ("init {odd}/new --policy {odd}/binary.toml", "cannot be read"),
        ("init {odd}/new --policy {odd}/endless.toml", "cannot be read"),
        ("init {odd}/new --database-url postgresql:/a@b/c", "must look like postgresql://"),
        ("init {odd}/new --database-url mysql://a:b@c/d", "must look like postgresql://"),
        ("init {odd}/new --database-url postgresql://a@127.0.0.1:1/d", "cannot be reached"),
        ("init {odd}/no.toml", "is not a folder"),
        ("add-person Amal --role king", "invalid choice: 'king'"),
        ("add-person Amal", "the following arguments are required: --role"),
        ("add-person Amal --role reviewer --queue nowhere.low", "There is no queue nowhere.low"),
        ("add-person Amal --role reviewer --webhook https://a.example/", "only it has a webhook"),
        ("add-person Amal --role platform --role lead", "A platform has no other role"),
        ("add-person shop --role platform --webhook http://a.example/", "A webhook needs https"),
        ("enrol p-nobody --url http://10.0.0.5:8787", "must begin with https://"),
        ("enrol p-nobody --url gateway.example", "That is no address of a gateway"),
        ("import {odd}/full", "There is nothing to take in: full holds no row"),
        ("enrol p-nobody", "There is no person p-nobody here."),
        ("grant p-nobody *", "There is no person p-nobody here."),
        ("revoke ws-nobody", "There is no workstation, person or held group ws-nobody here."),
        ("import {odd}/nowhere", "is not a folder"),
        ("import {odd} --platform p-nobody", "p-nobody is not a platform."),
        ("withdraw it-nothing", "There is no item it-nothing here."),
        ("withdraw --external nothing", "There is no item nothing here."),
        ("withdraw", "one of the arguments ITEM --external is required"),
        ("incident end inc-none", "There is no inc-none here."),
        ("incident declare Drill --minutes 0", "A target is 1 to 10080 minutes."),
        ("incident declare Drill --category none", "There is no category none here."),
        ("bundle publish {odd}/same.toml", "is already published; raise `version`"),
        ("bundle publish {odd}/keyless.toml", "not acceptable at `organisation`"),
        ("backup {odd}/full", "is not empty"),
        ("backup {made}/media/inner", "inside the gateway's own folder"),
        ("run --host 0.0.0.0 --port 0", "needs TLS"),
        ("run --port 0 --cert {odd}/bad.pem", "--cert and --key go together"),
        ("run --port 0 --cert {odd}/bad.pem --key {odd}/none.pem", "there is no "),
        ("run --port 0 --cert {odd}/bad.pem --key {odd}/bad.pem", "do not belong together"),
        ("run --port 70000", "invalid port value"),
        ("bank add", "the following arguments are required: NAME"),
        ("bank add local --block", "There is a bank local already."),
        ("bank add a/b --allow", "letters, digits, - and _; a/b is not."),
        ("bank add far --block --radius 32", "A radius is 0 to 31 bits."),
        ("bank allow {odd}/none.png", "There is no "),
        ("bank allow {odd}/torn.png", "cannot be read."),
        ("bank allow {odd}/no.toml --bank local", "local is no allow bank"),
        ("bank allow {odd}/no.toml --bank none", "There is no bank none here."),
        ("bundle publish {odd}/elsewhere.toml", "The bank nowhere takes no proposals"),
        ("bundle publish {odd}/allowing.toml", "The bank allow takes no proposals"),
        ("dance", "invalid choice: 'dance'"),
    ],
)
def test_bad_input_is_one_plain_sentence(made, odd, words, said):
    filled = [word.format(made=made, odd=odd) for word in words.split()]

    status, out, complained = gateway(*filled, folder=made)

    assert (status, out, len(complained)) == (2, [], 1)
    assert said in complained[0]
    assert not (odd / "new" / "settings.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("init {made}", "There is already a gateway in that folder; nothing was changed."),
        ("enrol p-nobody --folder {made}", "There is no person p-nobody here."),
        ("dance", "invalid choice: 'dance'"),
    ],
)
def test_bad_input_ends_a_process_with_one_plain_sentence(made, words, said):
    status, out, complained = process(*words.format(made=made).split())

    assert (status, out, len(complained)) == (2, [], 1)
    assert said in complained[0]


def test_output_that_nobody_reads_on_ends_quietly(made):
    command = [*COMMAND, "status", "--folder", str(made)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        process.stdout.close()
        complained = process.stderr.read()

    assert (process.returncode, complained) == (0, "")


def test_port_in_use_is_said(made):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        status, _, complained = process("run", "--port", port, folder=made)

    assert (status, len(complained)) == (2, 1)
    assert complained[0].startswith(f"The gateway cannot listen on 127.0.0.1:{port}: ")


def test_database_from_the_environment_is_not_written_down(fresh):
    (fresh / "settings.json").write_text(
        json.dumps({"database_url": None, "database_from_environment": True})
    )

    status, _, complained = gateway("status", folder=fresh)

    assert status == 2
    assert "REVIEWER_DATABASE_URL, which is not set" in complained[0]


def test_person_is_added_enrolled_and_revoked(fresh):
    _, (person,), _ = gateway(
        "add-person", "Amal N", "--role", "reviewer", "--queue", "symbol.low", folder=fresh
    )
    _, enrolled, _ = gateway("enrol", person, "--url", "https://gw.example", folder=fresh)
    granted = gateway("grant", person, "symbol.high", folder=fresh)
    revoked = gateway("revoke", person, folder=fresh)
    again = gateway("enrol", person, folder=fresh)
    _, told, _ = gateway("status", folder=fresh)

    secret, fingerprint = enrolment_code.parse(enrolled[0].removeprefix("code: "))
    assert (len(secret), len(fingerprint)) == (12, 8)
    assert "  Gateway address: https://gw.example" in enrolled
    assert granted[1] == [f"{person}: symbol.high, symbol.low"]
    assert (revoked[0], again[0]) == (0, 2)
    assert f"{person}  Amal N: reviewer, revoked; symbol.high symbol.low" in told
    assert len([line for line in told if re.fullmatch(r"webhook key whpk_\S{44}", line)]) == 1


def test_second_looks_are_granted_by_name(fresh):
    _, (person,), _ = gateway("add-person", "Amal N", "--role", "reviewer", folder=fresh)

    granted = gateway("grant", person, "*", "second", folder=fresh)

    assert granted == (0, [f"{person}: *, second"], [])


def test_banks_are_made_filled_and_listed(fresh, tmp_path):
    (tmp_path / "known.txt").write_text("A text that everybody quotes.")

    made = gateway("bank", "add", "crisis", "--block", "--radius", "8", folder=fresh)
    first = gateway("bank", "allow", tmp_path / "known.txt", folder=fresh)
    again = gateway("bank", "allow", tmp_path / "known.txt", folder=fresh)
    listed = gateway("bank", "list", folder=fresh)

    assert made == (0, ["There is a bank crisis; PDQ hashes match within 8 bits."], [])
    assert [line.split()[0] for line in first[1]] == ["sha256", "md5", "2"]
    assert again[1] == ["0 new in the bank allow, 2 known before."]
    assert listed[1] == [
        "allow  allow, within 31 bits: 2 entries, 0 disputed",
        "crisis  block, within 8 bits: 0 entries, 0 disputed",
        "local  block, within 31 bits: 0 entries, 0 disputed",
    ]


def test_import_names_what_it_refused_and_ends_with_one(fresh, tmp_path):
    (tmp_path / "in").mkdir()
    rows = [
        {"external_id": "a", "kind": "text", "category": "symbol", "text": "Words."},
        {"external_id": "b", "kind": "image", "category": "symbol", "file": "../up\u202e.png"},
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "in" / "manifest.jsonl").write_text(lines)

    first = process("import", tmp_path / "in", folder=fresh)
    withdrawn = gateway("withdraw", "--external", "a", "--reason", "mistake", folder=fresh)
    second = gateway("import", tmp_path / "in", folder=fresh)

    refusal = ["manifest.jsonl:2: file: the path leaves the folder"]
    status, said, complained = first
    assert (status, complained) == (1, refusal)
    assert said[0] == "1 new, 0 known before, 1 refused."
    whose = re.fullmatch(r"They are items of the platform (p\S+) \(folder\)\. (.*)", said[1])
    assert whose[2] == "Decisions on them go to the file"
    assert said[2:] == [f"  {fresh / 'outgoing' / whose[1] / 'decisions.jsonl'}"]
    assert withdrawn[0] == 0
    assert second[1][0] == "0 new, 1 known before, 1 refused."


def test_import_names_what_it_could_not_decode_and_offers_it(fresh, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "torn.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    (tmp_path / "in" / "words.txt").write_text("Words.")

    first = process("import", tmp_path / "in", folder=fresh)
    again = process("import", tmp_path / "in", folder=fresh)

    assert (first[0], first[1][:3], first[2]) == (
        0,
        [
            "torn.png: the file is damaged",
            "2 new, 0 known before, 0 refused.",
            "1 could not be decoded; it is offered without its media.",
        ],
        [],
    )
    assert again[1][0] == "0 new, 2 known before, 0 refused."


def test_commands_work_while_the_gateway_runs(fresh, tmp_path):
    (tmp_path / "in").mkdir()
    for number in range(120):
        (tmp_path / "in" / f"{number}.txt").write_text(f"Words {number}.")
    _, platform, _ = gateway("add-person", "shop", "--role", "platform", folder=fresh)
    headers = {"authorization": platform[1].replace("token: ", "Bearer ")}
    flagged = {"kind": "text", "category": "symbol", "text": "By HTTP."}

    with running(fresh) as url, httpx.Client(base_url=url, trust_env=False) as http:
        command = [*COMMAND, "import", str(tmp_path / "in"), "--folder", str(fresh)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as importing:
            statuses = [
                http.post(
                    "/rq/v1/intake/items",
                    json={**flagged, "external_id": f"h-{number}"},
                    headers=headers,
                ).status_code
                for number in range(60)
            ]
            said = importing.stdout.read().splitlines()
        declared = process("incident", "declare", "Drill", folder=fresh)
        listed = process("incident", "list", folder=fresh)
        policy = resource("policy", "starter.toml").read_text("utf-8")
        (tmp_path / "next.toml").write_text(policy.replace("2026-11-01.1", "2026-11-02.1"))
        published = gateway("bundle", "publish", tmp_path / "next.toml", folder=fresh)

    assert set(statuses) <= {200, 201}
    assert said[0] == "120 new, 0 known before, 0 refused."
    assert declared[1][1:] == [
        "Proposed. It begins when two different leads confirm it on their workstations.",
        "There are not enough leads here: 0 of 2.",
    ]
    assert "proposed, 0 of 2 leads, applied on 0 workstations  Drill" in listed[1][0]
    assert published[1] == ["Policy 2026-11-02.1 is in force."]
    _, told, _ = gateway("status", folder=fresh)
    assert "queue unsorted.unscored: 120 available" in told
    assert "queue symbol.unscored: 1 available" in told


def test_gateway_with_a_certificate_answers_over_tls(fresh, tmp_path):
    authority = trustme.CA()
    issued = authority.issue_cert("127.0.0.1")
    issued.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    issued.private_key_pem.write_to_path(tmp_path / "key.pem")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    files = ["--cert", tmp_path / "cert.pem", "--key", tmp_path / "key.pem"]

    with running(fresh, *files) as url:
        import ssl

        trust = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
        answer = httpx.get(f"{url}/health", verify=trust, trust_env=False)

    assert (url.partition(":")[0], answer.json()) == ("https", {"status": "ok"})


def changed_underhand(folder, *statements):
    """Change rows past the program, as a fault or an intruder would."""
    from sqlcipher3 import dbapi2

    with dbapi2.connect(str(folder / "gateway.sqlite3")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        for (name,) in names.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_backup_put_back_serves_again_in_a_new_epoch(fresh, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Words.")
    gateway("import", tmp_path / "in", folder=fresh)

    saved = gateway("backup", tmp_path / "saved", folder=fresh)
    (fresh / "keys").rename(tmp_path / "saved" / "keys")
    restored = gateway("restored", folder=tmp_path / "saved")
    _, told, _ = gateway("status", folder=tmp_path / "saved")

    assert saved[1][0] == f"Backed up to {tmp_path / 'saved'}, every log verified."
    assert restored[1][0].startswith("Epoch 2: ")
    assert told[0].endswith(", epoch 2")
    assert "queue unsorted.unscored: 1 available" in told
    assert len(list((tmp_path / "saved" / "media").rglob("*"))) == 2


def test_backup_of_a_log_that_was_changed_is_not_taken(fresh, tmp_path):
    changed_underhand(fresh, "UPDATE log_entries SET record=replace(record,'console','consolE')")

    status, _, complained = gateway("backup", tmp_path / "saved", folder=fresh)

    assert status == 2
    assert complained[0].startswith("The backup was not taken: a log does not prove itself at")


def test_backup_that_was_cut_short_is_begun_anew(fresh, tmp_path):
    (tmp_path / "saved" / "unfinished").mkdir(parents=True)
    (tmp_path / "saved" / "unfinished" / "gateway.sqlite3").write_text("half")

    status, _, complained = gateway("backup", tmp_path / "saved", folder=fresh)

    found = {each.name for each in (tmp_path / "saved").iterdir()}
    assert status == 0, complained
    assert found >= {"gateway.sqlite3", "settings.json"}
    assert "unfinished" not in found


def test_roles_are_changed_after_a_person_was_added(fresh):
    (admin,) = gateway("add-person", "Ada", "--role", "admin", folder=fresh)[1]
    (other,) = gateway("add-person", "Bo", "--role", "reviewer", folder=fresh)[1]

    last = gateway("roles", admin, "lead", folder=fresh)
    promoted = gateway("roles", other, "lead", "admin", folder=fresh)
    stepped_down = gateway("roles", admin, "lead", folder=fresh)

    assert last[0] == 2
    assert last[2] == [f"{admin} is the last administrator; give the role to someone else first."]
    assert promoted == (0, [f"{other}: admin, lead"], [])
    assert stepped_down == (0, [f"{admin}: lead"], [])


def test_damaged_roles_are_named_and_set_anew(fresh, expected_logs):
    expected_logs.expect("^ERROR .*: The roles of p-[0-9a-f]{16} cannot be read")
    (person,) = gateway("add-person", "Ada", "--role", "lead", folder=fresh)[1]
    (other,) = gateway("add-person", "Bo", "--role", "reviewer", folder=fresh)[1]
    changed_underhand(fresh, f"UPDATE people SET roles='[' WHERE person_id='{person}'")

    refused = gateway("enrol", person, folder=fresh)
    listed = gateway("status", folder=fresh)
    proposed = gateway("incident", "declare", "Drill", folder=fresh)
    mended = gateway("roles", person, "lead", folder=fresh)

    assert refused[0] == 2
    assert refused[2][-1].endswith(f"set them anew with `reviewer gateway roles {person} ...`.")
    assert f"{person}  Ada: roles damaged, set them anew" in listed[1]
    assert f"{other}  Bo: reviewer" in listed[1]
    assert proposed[1][-1] == "There are not enough leads here: 0 of 2."
    assert mended == (0, [f"{person}: lead"], [])


def test_roles_of_nobody_a_platform_or_an_ended_account_are_refused(fresh):
    (person,) = gateway("add-person", "Ada", "--role", "reviewer", folder=fresh)[1]
    platform = gateway("add-person", "Shop", "--role", "platform", folder=fresh)[1][0]
    gateway("revoke", person, folder=fresh)

    said = [
        gateway("roles", *words, folder=fresh)[2][0]
        for words in [("p-0", "lead"), (platform, "lead"), (person, "lead")]
    ]

    assert said == [
        "There is no person p-0 here.",
        "A platform has no other role, no queue and no enrolment code; only it has a webhook.",
        f"The account of {person} was ended; add the person again.",
    ]


def test_help_says_what_commands_there_are():
    command = [sys.executable, "-m", "reviewer.cli", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "gateway" in done.stdout
