"""Why something that was found stays without a value, in a few words."""

from typing import Any

from griffier.model.findings import Reference

_REFERENCES = {
    "law": "an act that is not in the bundled table",
    "treaty": "a treaty that is not in the bundled table",
    "motion": "a motion without its number",
    "letter": "a letter without its number",
    "eu_act": "a page of the Official Journal, or an act without a CELEX rule",
}


def why_open(annotation: Any) -> str | None:
    """Why a finding has no target, day, value or entity; None where it has one, or is not expected to."""
    if isinstance(annotation, Reference):
        return None if annotation.target or annotation.form == "annex" else _of_reference(annotation)
    if candidates := getattr(annotation, "candidates", None):
        return "may be " + " or ".join(map(str, candidates))
    reason: str | None = getattr(annotation, "reason", None)
    return reason


def _of_reference(r: Reference) -> str:
    if candidates := r.fields.get("ambiguous"):
        return "may be " + " or ".join(map(str, candidates)) if isinstance(candidates, list) else "more than one fits"
    return _REFERENCES.get(r.form, "the words do not give a number")
