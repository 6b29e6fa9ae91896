"""Addresses that look like a post's and are none."""

from urllib.parse import quote, urlsplit


def look_alikes(address: str) -> list[str]:
    """Return near misses of a post's address: other hosts, other schemes, and what hides in it."""
    parts = urlsplit(address)
    host, rest = parts.netloc, address.partition(parts.netloc)[2]
    return [
        f"https://{host}.evil.example{rest}",
        f"https://evil-{host}{rest}" if host.count(".") == 1 else f"https://evil.{host}{rest}",
        f"https://{host}@evil.example{rest}",
        f"https://evil.example@{host}{rest}",
        f"https://{host}:8443{rest}",
        f"https://{host}.{rest}",
        f"https://evil.example/{address}",
        f"https://evil.example/?u={address}",
        f"https://evil.example/?u={quote(address, safe='')}",
        f"https://evil.example/#{address}",
        f"javascript:{address}",
        f"javascript://{host}{rest}",
        f"data:text/html,{address}",
        f"ftp://{host}{rest}",
        f"//{host}{rest}",
        f"{host}{rest}",
        f" {address}",
        f"{address}\n",
        f"{address}\x00",
        f'{address}"onload="x',
        f"https:\\\\{host}{rest}",
    ]
