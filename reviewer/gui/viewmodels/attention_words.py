# SPDX-License-Identifier: Apache-2.0
"""Words the rows of the Needs-attention place: what happened, and what to do about it."""

from __future__ import annotations

from typing import Final

from reviewer.domain.decisions import Verdict
from reviewer.domain.outbox import STOPPED, ActKind, ActState, Outcome
from reviewer.gui.foundation.labels import isolated, visible
from reviewer.gui.foundation.language import number, translate
from reviewer.gui.foundation.lines import TwoLines
from reviewer.gui.foundation.wording import outcome_words, verdict_words
from reviewer.gui.viewmodels.bank_words import hash_kind_words, unsafe_words
from reviewer.services.shown import AttentionRow, SyncStatus

NEWER_APP: Final = "client-too-old"
SKEW_TOLD_S: Final = 300
_STOPPED_MOST: Final = 12


def line_of(row: AttentionRow) -> TwoLines:
    """Return a row as the list shows it."""
    return TwoLines(
        title=what_happened(row),
        detail=what_to_do(row),
        side=_standing(row),
        stripe="warn" if row.needs_person else "",
    )


def _standing(row: AttentionRow) -> str:
    if row.needs_person:
        return translate("Attention", "Needs you")
    if row.state is ActState.PARKED:
        return translate("Attention", "Set aside")
    return translate("Attention", "To read")


def what_happened(row: AttentionRow) -> str:
    """Return one plain sentence."""
    match row.outcome:
        case Outcome.SUPERSEDED:
            return _superseded(row)
        case Outcome.WITHDRAWN:
            if row.detail.get("why") == "diverted":
                return translate(
                    "Attention", "The items were locked for the legal contact before you decided."
                )
            return translate("Attention", "The platform took the items back before you decided.")
        case Outcome.ACCEPTED_LATE:
            if row.kind is ActKind.DIVERT:
                return translate("Attention", "Your report came late and still counts.")
            return outcome_words(Outcome.ACCEPTED_LATE)
        case Outcome.NEEDS_RECONFIRM:
            if row.detail.get("why") == "policy-changed":
                return translate("Attention", "The policy changed after you decided.")
            return translate("Attention", "The group changed after you decided.")
        case Outcome.REJECTED | None:
            return _refused(str(row.detail.get("problem", "")))
        case _:
            return _settled(row)


def _settled(row: AttentionRow) -> str:
    sentence = outcome_words(row.outcome) if row.outcome else ""
    stopped = stopped_words(row)
    if not stopped:
        return sentence
    told = translate("Attention", "%Ln hash(es) of it were not proposed.", "", len(stopped))
    return f"{sentence} {told}"


def stopped_words(row: AttentionRow) -> tuple[str, ...]:
    """Return why hashes of a decision were not proposed to a bank, a sentence for each."""
    stopped = row.detail.get(STOPPED)
    if not isinstance(stopped, list | tuple):
        return ()
    found = [each for each in stopped[:_STOPPED_MOST] if isinstance(each, dict)]
    return tuple(
        translate("Attention", "{kind}: {why}").format(
            kind=isolated(hash_kind_words(str(each.get("kind", ""))[:64])),
            why=unsafe_words(str(each.get("reason", ""))[:64]),
        )
        for each in found
    )


def _superseded(row: AttentionRow) -> str:
    if row.kind is not ActKind.DECISION:
        return translate("Attention", "The group was no longer yours when this arrived.")
    if row.detail.get("agrees") is True:
        return translate("Attention", "Someone decided the same before you; yours is kept too.")
    effective = str(row.detail.get("effective", ""))
    if effective in set(Verdict):
        return translate(
            "Attention", "Someone else’s decision counts ({verdict}); yours is kept as an opinion."
        ).format(verdict=isolated(verdict_words(Verdict(effective))))
    return outcome_words(Outcome.SUPERSEDED)


def _refused(problem: str) -> str:
    known = {
        NEWER_APP: translate("Attention", "This version is too old for the gateway."),
        "label-unknown": translate("Attention", "An answer is not in the policy any more."),
        "policy-unknown": translate("Attention", "The gateway does not know the policy you used."),
        "hash-mismatch": translate("Attention", "A hash differs from the gateway’s own."),
        "forbidden": translate("Attention", "Only a lead may decide this group now."),
        "not-found": translate("Attention", "The gateway does not know this group any more."),
        "signature-invalid": translate("Attention", "The gateway does not accept the signature."),
        "schema": translate("Attention", "An answer that is required is missing."),
    }
    return known.get(problem) or translate(
        "Attention", "The gateway did not accept your decision ({code})."
    ).format(code=isolated(visible(problem) or "?"))


def what_to_do(row: AttentionRow) -> str:
    """Return what the person can do about it, in one sentence."""
    if row.state is ActState.PARKED:
        return translate("Attention", "It is kept. Look again whenever you can.")
    if not row.needs_person:
        return translate("Attention", "Nothing to do. Mark it as seen when you have read it.")
    problem = str(row.detail.get("problem", ""))
    if problem == NEWER_APP:
        return translate("Attention", "Ask IT for the newer version. Set it aside until then.")
    if problem in ("forbidden", "not-found", "signature-invalid"):
        return translate("Attention", "Set it aside and tell your lead.")
    if row.kind is not ActKind.DECISION:
        return translate("Attention", "Set it aside and tell your lead.")
    return translate("Attention", "Look again and decide, or set it aside.")


def decision_words(row: AttentionRow) -> str:
    """Return what the person had done."""
    match row.kind:
        case ActKind.DIVERT:
            return translate("Attention", "You reported suspected child-abuse material.")
        case ActKind.RETURN:
            return translate("Attention", "You gave the group back.")
        case ActKind.DECISION:
            if row.verdict is None:
                return translate(
                    "Attention", "Your decision is with the gateway, not here any more."
                )
            return translate("Attention", "You decided: {verdict}").format(
                verdict=isolated(verdict_words(row.verdict))
            )


def changed_labels(row: AttentionRow) -> tuple[str, ...]:
    """Return codes of labels whose meaning changed, as the gateway named them."""
    codes = row.detail.get("changed_labels")
    if not isinstance(codes, list | tuple):
        return ()
    return tuple(visible(str(code))[:64] for code in codes[:12])


def notes(status: SyncStatus) -> tuple[str, ...]:
    """Return what sync has to tell, one sentence each."""
    found = []
    if status.audit_forked:
        found.append(
            translate(
                "Attention",
                "The gateway knows another log under this workstation’s name. Tell your lead now.",
            )
        )
    if status.newer_app:
        found.append(
            translate(
                "Attention",
                "%Ln group(s) were given back: a newer version is needed to show them.",
                "",
                status.newer_app,
            )
        )
    if status.restored:
        found.append(
            translate(
                "Attention",
                "The gateway was restored from a copy; %Ln decision(s) are being sent again.",
                "",
                status.restored,
            )
        )
    if abs(status.clock_skew_s) > SKEW_TOLD_S:
        found.append(
            translate(
                "Attention", "This machine’s clock is {minutes} minutes off. Tell IT."
            ).format(minutes=number(round(abs(status.clock_skew_s) / 60)))
        )
    return tuple(found)


def removal_words(count: int) -> str:
    """Return what the gateway asks to remove."""
    return translate(
        "Attention",
        "The gateway asks to remove %Ln group(s) from this machine at once. That is unusual, so "
        "nothing was removed. Ask your lead before you allow it.",
        "",
        count,
    )
