"""Where webhooks may lead: out into the world, and never into the own network."""

import ipaddress

import pytest

from flowgap.webhooks.targets import (
    LONGEST_URL,
    Target,
    TargetRefusedError,
    is_public,
    numbers_of,
    read_target,
    resolve_name,
)

PUBLIC = "93.184.215.14"


def refusal(url: str, *, loopback: bool = False) -> str:
    with pytest.raises(TargetRefusedError) as refused:
        read_target(url, loopback=loopback)
    return refused.value.code


class TestAddresses:
    def test_an_address_is_taken_apart(self) -> None:
        assert read_target("https://Hooks.Example:8443/in?a=b") == Target(
            is_encrypted=True, host="hooks.example", port=8443, path="/in?a=b"
        )

    def test_what_is_not_said_is_usual(self) -> None:
        target = read_target("https://hooks.example")
        assert (target.port, target.path, target.host_header) == (443, "/", "hooks.example")

    def test_a_port_that_is_not_usual_is_told_with_the_host(self) -> None:
        assert read_target("https://hooks.example:8443").host_header == "hooks.example:8443"
        assert read_target("https://[2001:4860:4860::8888]:1").host_header.endswith("8888]:1")

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "hooks.example",
            "//hooks.example/",
            "ftp://hooks.example/",
            "file:///etc/passwd",
            "https://",
            "https:///path",
            "https://mia@hooks.example/",
            "https://mia:secret@hooks.example/",
            "https://hooks.example/#part",
            "https://hooks.example:0/",
            "https://hooks.example:65536/",
            "https://hooks.example:x/",
            "https://[::1/",
            "https://hooks.example\\@inside.example/",
            "https://hooks..example/",
            "https://hooks.example/a b",
            "https://hooks.example/\r\nHost: x",
            "https://höks.example/",
            f"https://{'x' * 260}.example/",
        ],
    )
    def test_what_is_no_address_is_refused(self, url: str) -> None:
        assert refusal(url) == "url"

    @pytest.mark.parametrize("past", [0, 1])
    def test_an_address_has_a_longest_length(self, past: int) -> None:
        start = "https://hooks.example/"
        url = start + "x" * (LONGEST_URL - len(start) + past)
        if past:
            assert refusal(url) == "url"
        else:
            assert read_target(url).path.startswith("/xxx")

    def test_an_address_has_to_be_encrypted(self) -> None:
        assert refusal("http://hooks.example/") == "not-encrypted"

    @pytest.mark.parametrize(
        "host",
        [
            "localhost",
            "localhost.",
            "a.localhost",
            "printer",
            "printer.local",
            "metadata.google.internal",
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f000001",
            "0",
            "0.0.0.0",  # noqa: S104 - to be refused
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.100.100.200",
            "192.0.0.192",
            "168.63.129.16",
            "224.0.0.1",
            "255.255.255.255",
            "[::]",
            "[::1]",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "[::ffff:169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a9fe:a9fe::]",
        ],
    )
    def test_what_leads_inside_is_refused_by_its_name_alone(self, host: str) -> None:
        assert refusal(f"https://{host}/") == "inside"


class TestLoopback:
    @pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
    def test_a_setting_allows_this_machine_and_lets_it_be_unencrypted(self, host: str) -> None:
        assert read_target(f"http://{host}/", loopback=True).is_loopback

    @pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "printer.local"])
    def test_it_allows_nothing_else(self, host: str) -> None:
        assert refusal(f"https://{host}/", loopback=True) == "inside"
        assert refusal(f"http://{host}/", loopback=True) == "not-encrypted"

    def test_a_name_of_this_machine_must_not_lead_elsewhere(self) -> None:
        target = read_target("http://localhost/", loopback=True)
        with pytest.raises(TargetRefusedError):
            numbers_of(target, resolve=lambda _host, _port: ["10.0.0.1"])


class TestNumbers:
    def test_the_numbers_that_were_checked_are_those_to_connect_to(self) -> None:
        target = read_target("https://hooks.example")
        assert numbers_of(target, resolve=lambda *_: [PUBLIC, PUBLIC]) == (PUBLIC,)

    @pytest.mark.parametrize(
        "inside", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1%eth0", "no number"]
    )
    def test_a_name_that_leads_inside_is_refused_also_where_it_leads_outside_too(
        self, inside: str
    ) -> None:
        target = read_target("https://hooks.example")
        with pytest.raises(TargetRefusedError) as refused:
            numbers_of(target, resolve=lambda *_: [PUBLIC, inside])
        assert refused.value.code == "inside"

    def test_a_name_that_leads_nowhere_is_refused(self) -> None:
        with pytest.raises(TargetRefusedError) as refused:
            numbers_of(read_target("https://hooks.example"), resolve=lambda *_: [])
        assert refused.value.code == "unknown-host"

    def test_the_system_finds_this_machine(self) -> None:
        assert "127.0.0.1" in resolve_name("127.0.0.1", 80)
        assert resolve_name("x" * 70, 80) == []

    @pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808"])
    def test_what_everybody_can_reach_is_public(self, number: str) -> None:
        assert is_public(ipaddress.ip_address(number))
