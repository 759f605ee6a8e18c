"""Writes what Python and its C library make of addresses, for tests that must not ask the code they judge: python3 readers.py"""
import ipaddress
import random
import socket

chance = random.Random(20261127)


def ipv4_addresses():
    for first in range(256):
        for rest in ("0.0.0", "255.255.255"):
            yield ipaddress.IPv4Address(f"{first}.{rest}")
    for first, second in ((100, None), (169, None), (172, None), (192, None), (198, None), (203, None)):
        for second in range(256):
            for rest in ("0.0", "255.255"):
                yield ipaddress.IPv4Address(f"{first}.{second}.{rest}")
    for block in ("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.51.100.0/24", "203.0.113.0/24"):
        network = ipaddress.IPv4Network(block)
        for step in (-1, 0, 1, 254, 255, 256):
            yield network.network_address + step
    for _ in range(1500):
        yield ipaddress.IPv4Address(chance.getrandbits(32))


def ipv6_addresses():
    for first in range(0, 0x10000, 0x100):
        yield ipaddress.IPv6Address(first << 112 | chance.getrandbits(112))
    for first in (0x2000, 0x2001, 0x2002, 0x2003, 0x3FFE, 0x3FFF, 0x5F00, 0x64, 0x100, 0xFDFF, 0xFE80, 0xFEC0):
        for _ in range(60):
            second = chance.choice((0, 1, 2, 0x10, 0x1FF, 0x200, 0xDB8, 0xFFF, 0x1000, 0xFF9B, chance.getrandbits(16)))
            yield ipaddress.IPv6Address(first << 112 | second << 96 | chance.getrandbits(96))
    for _ in range(600):
        inside = chance.getrandbits(32)
        yield ipaddress.IPv6Address(0xFFFF << 32 | inside)
        yield ipaddress.IPv6Address(0x64FF9B << 96 | inside)


def is_global(address):
    if address.version == 6:
        if address.ipv4_mapped:
            return is_global(address.ipv4_mapped)
        if address in ipaddress.IPv6Network("64:ff9b::/96"):
            return is_global(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast and not address.is_reserved


def ipv6_texts():
    """Right ones and nearly right ones."""
    for _ in range(3000):
        groups = [f"{chance.choice((0, 0, 1, 0xffff, chance.getrandbits(16))):x}" for _ in range(chance.choice((8, 8, 8, 7, 6, 9, 3)))]
        if chance.random() < 0.3:
            groups = [group.zfill(chance.choice((1, 4, 5))) for group in groups]
        if chance.random() < 0.4 and len(groups) > 1:
            groups[-2:] = [chance.choice(("1.2.3.4", "10.0.0.1", "1.2.3.256", "01.2.3.4", "1.2.3", "0x1.2.3.4"))]
        text = ":".join(groups)
        if chance.random() < 0.6:
            at = chance.randrange(len(groups) + 1)
            to = min(len(groups), at + chance.choice((0, 1, 2, 5)))
            text = ":".join(groups[:at]) + "::" + ":".join(groups[to:])
        if chance.random() < 0.2:
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(":.0gG1/ -") + text[at:]
        yield text.upper() if chance.random() < 0.1 else text


def number(value):
    return chance.choice((str(value), str(value), hex(value), f"0X{value:x}", f"0{value:o}", f"00{value:o}", str(value).zfill(4)))


def ipv4_texts():
    """As inet_aton(3) takes them, and nearly so."""
    for _ in range(3000):
        address = chance.choice((0x7F000001, 0xA9FEA9FE, 0x0A000001, 0x01010101, chance.getrandbits(32)))
        parts = chance.choice((1, 2, 3, 4, 4, 4, 5))
        values = [(address >> (24 - 8 * i)) & 0xFF for i in range(min(parts, 4) - 1)]
        values.append(address & ((1 << (32 - 8 * len(values))) - 1))
        text = ".".join(number(value) for value in values) + (".1" if parts == 5 else "")
        if chance.random() < 0.1:
            text = text.replace(".", "..", 1)
        yield text + ("." if chance.random() < 0.1 else "")


def read(reader, text):
    try:
        return reader(text).hex()
    except (OSError, ValueError):
        return "-"


def write(name, rows):
    with open(name, "w", encoding="ascii") as file:
        for row in sorted(set(rows)):
            file.write("\t".join(row) + "\n")


write("global.tsv", ((str(a), str(is_global(a)).lower()) for f in (ipv4_addresses, ipv6_addresses) for a in f()))
write("ipv6-texts.tsv", ((t, read(lambda text: ipaddress.IPv6Address(text).packed, t)) for t in ipv6_texts()))
write("ipv4-texts.tsv", ((t, read(socket.inet_aton, t)) for t in ipv4_texts()))
