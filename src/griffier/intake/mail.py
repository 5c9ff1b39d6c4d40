"""Mails (`.eml`): each attachment is a paper of its own, the words around them are one where they say enough."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from griffier.errors import UnreadableFile
from griffier.intake._markup import decode
from griffier.intake._members import Budget, Member, label
from griffier.lang import words
from griffier.model.source import Source, Stated

if TYPE_CHECKING:
    from email.message import Message

_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):")
_KNOWN = frozenset({
    b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature", b"content-type",
    b"from", b"to", b"cc", b"date", b"subject", b"reply-to", b"sender", b"thread-topic", b"thread-index", b"x-mailer",
    b"authentication-results", b"arc-seal", b"content-transfer-encoding", b"in-reply-to", b"references",
})  # fmt: skip
# Fields that no writer types by hand over a letter.
_SURE = frozenset({
    b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature", b"content-type",
})  # fmt: skip
_HEAD = 65_536  # bytes in which the fields of a mail end, or are known for what they are
_MOST_PARTS = 2_000
_BOUNDARY = re.compile(rb"boundary\s{0,3}=", re.IGNORECASE)
_DEEPEST = 200  # boundaries: every one costs a look at every line

_SENTENCE = re.compile(r"[^\W\d_]{2,}[)»”’\"]?[.!?](?=\s|$)")
_FEW = 5  # sentences that only hand over an attachment
_SEALS = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})


def sniff(head: bytes) -> bool:
    """Whether a file that begins so may be a mail."""
    fields = _fields(head)
    return bool(fields) and fields[0] in _KNOWN and (len(fields) > 1 or fields[0] in _SURE)


def sniff_all(data: bytes) -> bool:
    """Whether the fields over a file are those of a mail, also such as no writer types by hand."""
    fields = _fields(data[:_HEAD])
    return not _SURE.isdisjoint(fields) and len(_KNOWN.intersection(fields)) > 1


def _fields(head: bytes) -> list[bytes]:
    """The names of the fields up to the first empty line; none where another line stands between them."""
    out: list[bytes] = []
    lines = head.replace(b"\r\n", b"\n").split(b"\n")
    for n, line in enumerate(lines):
        if not line:
            break
        if n == 0 and line.startswith(b"From "):
            continue  # a mail out of a mailbox
        m = _FIELD.match(line)
        if m:
            out.append(m[1].lower())
        elif not (out and line[:1] in b" \t") and n + 1 < len(lines):
            return []
    return out


def members(data: bytes, source: str, budget: Budget) -> Iterator[Member]:
    """The attachments of a mail, then its own words.

    Args:
        data: the whole file.
        source: its name.
        budget: how much may come out of it.
    """
    import email.parser
    from email import policy

    problem = None
    if len(_BOUNDARY.findall(data)) > _DEEPEST:
        problem = "the mail has too many parts in parts"
    else:
        try:
            mail = email.parser.BytesParser(policy=policy.compat32).parsebytes(data)
            leaves = list(_leaves(mail))
        except (RecursionError, ValueError, LookupError, TypeError) as e:
            problem = f"the mail cannot be taken apart ({type(e).__name__})"
    if problem:
        yield Member(source, UnreadableFile(source, problem, "Save the attachments and give those"))
        return
    texts = [part for part, attached in leaves if not attached]
    names: set[str] = set()
    for n, (part, attached) in enumerate(leaves, 1):
        if attached:
            if budget.spent:
                break
            name = _own_name(f"{source}/{_name(part, n)}", names)
            content = _content(part, name)
            budget.spend(len(content) if isinstance(content, bytes) else 0)
            yield Member(name, content)
    if budget.spent:
        problem = f"its attachments are too many or too large ({budget.limit:,} bytes in all); the rest was left out"
        yield Member(source, UnreadableFile(source, problem, "Save the attachments and give those"))
    yield from _body(texts, source, _day(mail))


def _leaves(mail: "Message") -> Iterator[tuple["Message", bool]]:
    """The parts that hold something, and whether each is attached; of two forms of one text the plainest."""
    stack: list[Message] = [mail]
    count = 0
    while stack:
        part = stack.pop()
        count += 1
        if count > _MOST_PARTS:
            return
        kind, payload = part.get_content_type(), part.get_payload()
        if kind == "message/rfc822":
            yield part, True
        elif isinstance(payload, list):
            parts = [p for p in payload if not isinstance(p, str)]
            if kind == "multipart/alternative":
                parts = sorted(parts, key=_rank)
                parts = [next((p for p in parts if not _is_blank(p)), parts[0])] if parts else []
            stack.extend(reversed(parts))
        elif kind in _SEALS or (kind.startswith("image/") and _is_inline(part)):
            continue
        else:
            yield part, part is not mail and _is_attached(part, kind)


def _is_blank(part: "Message") -> bool:
    """Whether a form of the text has no words, as some programs leave the plain one."""
    payload = None if part.is_multipart() else part.get_payload(decode=True)
    return isinstance(payload, bytes) and not payload.strip()


def _rank(part: "Message") -> int:
    kind = part.get_content_type()
    return {"text/plain": 0, "multipart/mixed": 1, "multipart/related": 2, "text/html": 3}.get(kind, 4)


def _is_attached(part: "Message", kind: str) -> bool:
    return kind not in ("text/plain", "text/html") or bool(part.get_filename()) or _disposition(part) == "attachment"


def _is_inline(part: "Message") -> bool:
    return _disposition(part) == "inline" or "content-id" in part


def _disposition(part: "Message") -> str:
    return str(part.get("content-disposition") or "").partition(";")[0].strip().lower()


def _name(part: "Message", n: int) -> str:
    """The name of an attachment as its sender gave it, else its place among the parts."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else None
        subject = _field(inner, "subject") if inner is not None and not isinstance(inner, str) else ""
        return f"{label(subject).replace('/', '-') or f'mail-{n}'}.eml"
    given = label(_decoded(part.get_filename() or "")).rpartition("/")[2]
    return given or f"attachment-{n}"


def _own_name(name: str, taken: set[str]) -> str:
    """The name, told apart from others of the same mail."""
    own, n = name, 2
    while own in taken:
        own, n = f"{name} ({n})", n + 1
    taken.add(own)
    return own


def _field(mail: "Message", name: str) -> str:
    return " ".join(_decoded(str(mail.get(name) or "")).split())


def _decoded(text: str) -> str:
    """A field as its writer meant it: `=?utf-8?q?caf=C3=A9?=` is café."""
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(text)))
    except (ValueError, LookupError, UnicodeError):
        return text


def _content(part: "Message", name: str) -> bytes | UnreadableFile:
    """The bytes of an attachment."""
    try:
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            inner = part.get_payload(0)
            return b"" if isinstance(inner, str) else inner.as_bytes()
        payload = part.get_payload(decode=True)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as e:
        return UnreadableFile(name, f"it cannot be unpacked ({type(e).__name__})", "Save the attachment and give that")
    return payload if isinstance(payload, bytes) else b""


def _body(parts: list["Message"], source: str, day: str | None) -> Iterator[Member]:
    """The words of the mail itself, as one text."""
    from griffier.intake import html, plain

    found: list[Source] = []
    for part in parts:
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or not payload.strip():
            continue
        text = decode(payload, part.get_content_charset())
        sha256 = _sha256(payload)
        try:
            if part.get_content_type() == "text/html":
                found.append(html.read_markup(text, source, sha256))
            else:
                found.append(plain.of_text(text, sha256))
        except UnreadableFile:
            continue
    if not found:
        yield Member(source, UnreadableFile(source, "this mail has no text", "Give its attachments"), spare=True)
        return
    body = max(found, key=lambda s: len(s.text))
    yield Member(source, replace(body, stated=Stated(date=day)), spare=_sentences(body.text) <= _FEW)


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _sentences(text: str) -> int:
    """How many sentences a writer wrote: what every mail of an office ends with is left out."""
    own: list[str] = []
    for line in text.split("\n"):
        if line.rstrip() == "--" or line.strip().lower().startswith(_ends()):
            break
        own.append(line)
    return len(_SENTENCE.findall("\n".join(own)))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(words("web")["mail"]["ends"])


def _day(mail: "Message") -> str | None:
    """The day on which the mail was sent, where the writer was."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(mail.get("date") or "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
