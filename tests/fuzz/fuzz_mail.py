"""Mails with their attachments."""

from tests.fuzz.holds import papers
from tests.fuzz.mutate import LINES as TOKEN

__all__ = ["TOKEN", "WORDS", "once"]
WORDS = (
    b"From: a@b.nl\n", b"MIME-Version: 1.0\n", b"\n", b"--x\n", b"--x--\n", b"<p>Tekst</p>\n", b"VGVrc3Q=\n",
    b'Content-Type: multipart/mixed; boundary="x"\n', b'Content-Type: multipart/alternative; boundary="x"\n',
    b"Content-Type: text/html\n", b"Content-Type: message/rfc822\n", b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Transfer-Encoding: x-uuencode\n", b"begin 644 x\n",
    b"Content-Disposition: attachment; filename*=utf-8''%e9\n", b"Content-Type: text/plain; charset=utf-16\n",
    b"Content-Type: text/plain; charset=idna\n", b"Subject: =?utf-8?q?caf=C3?=\n", b"Subject: =?x?b?????=\n", b" \t\n",
    b"Date: Tue, 05 Mar 99999 23:30:00 +9999\n", b"Content-Type: application/pdf; name*0*=x; name*2=y\n", b"\xff\x00",
    b"Content-Type: message/external-body; access-type=local-file\n", b"Content-Type: application/ms-tnef\n",
    b"Content-ID: <x>\n", b"=E9=\n", b"Content-Type: text/plain; charset=\"unicode-1-1-utf-7\"; format=flowed\n",
)  # fmt: skip


def once(data: bytes) -> None:
    """Reads a mail; what does not begin like one gets a head."""
    headed = data.startswith((b"From", b"Received", b"MIME", b"Subject", b"Return-Path"))
    papers(data if headed else b"Received: x\nFrom: a@b.nl\n" + data)
