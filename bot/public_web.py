"""Asks servers on the open internet, and none besides: an address that somebody typed never opens a door inside.

A name is looked up once, everything it leads to is checked, and the connection goes to what was checked.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable

import httpcore
import httpx

from bot.errors import PaceError

Resolve = Callable[[str], Awaitable[list[str]]]
"""Gives the network addresses of a host. Raises OSError when there are none."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of version 6 that carry one of version 4 at their end."""


class NotPublic(PaceError):
    """A host that leads to this machine, to a private network or to no place at all."""


def is_public(address: str) -> bool:
    """Whether a network address is on the open internet, whatever it is wrapped in."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside:
            return is_public(str(inside))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


async def addresses_of(host: str) -> list[str]:
    """The network addresses of a host, as this machine finds them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class PublicOnly(httpcore.AsyncNetworkBackend):
    """Connects to public addresses. `dial` makes the connection to one that was checked."""

    def __init__(self, resolve: Resolve = addresses_of, dial: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._resolve = resolve
        self._dial = dial or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connects to the first of the host's addresses that answers. Raises NotPublic."""
        wrong: Exception = httpcore.ConnectError("no such host")
        for address in await self._checked(host, timeout):
            try:
                return await self._dial.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                wrong = failed
        raise wrong

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await self._dial.sleep(seconds)

    async def _checked(self, host: str, timeout: float | None) -> list[str]:
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolve(host)
        except TimeoutError:
            raise httpcore.ConnectTimeout("looking the name up takes too long") from None
        except (OSError, UnicodeError):
            raise httpcore.ConnectError("no such host") from None
        if not all(is_public(each) for each in found):
            raise NotPublic(f"{host} leads to this machine or to a private network.")
        return found


class PublicWeb(httpx.AsyncHTTPTransport):
    """What an httpx client sends by, so that each connection is checked: the first one and any after a redirect."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend | None = None) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=10,
            network_backend=backend or PublicOnly(),
        )
