package io.github.dualauth.core.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7239 (Forwarded), 4, 6 and 8.1: only what trusted proxies wrote is believed. Proxies are 10.0.0.0/8. */
class TrustedProxiesTest {

    private static final String PROXY = "10.0.0.1";
    private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8, fd00::1");

    @Test
    void client_untrustedPeer_isThePeerWhateverItSends() {
        List<String> forged = List.of("for=198.51.100.1");
        assertEquals("203.0.113.9", PROXIES.client("203.0.113.9", forged, List.of()));
        assertEquals("203.0.113.9", PROXIES.client("203.0.113.9", List.of(), List.of("198.51.100.1")));
        assertEquals(PROXY, TrustedProxies.of("").client(PROXY, forged, List.of("198.51.100.1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '^',
            value = {
                // Nothing readable in the entry of the trusted proxy: no further than to the proxy itself.
                "for=unknown! 10.0.0.1",
                "for=_hidden! 10.0.0.1",
                "for=\"_hidden:_port\"! 10.0.0.1",
                "for=example.org! 10.0.0.1",
                "by=198.51.100.1! 10.0.0.1",
                "for=198.51.100.1;for=198.51.100.2! 10.0.0.1",
                "for! 10.0.0.1",
                "for=! 10.0.0.1",
                "for=\"198.51.100.1! 10.0.0.1",
                "198.51.100.1! 10.0.0.1",
                "for=\"2001:db8::1\"! 10.0.0.1",
                "for=\"[2001:db8::1\"! 10.0.0.1",
                "for=\"[198.51.100.1]\"! 10.0.0.1",
                "for=\"198.51.100.1:123456\"! 10.0.0.1",
                "for=198.51.100.7, for=unknown! 10.0.0.1",
                "for=198.51.100.7, for=unknown, for=10.0.0.2! 10.0.0.2",
                // What a client sent in front changes nothing.
                "for=198.51.100.7, for=203.0.113.9! 203.0.113.9",
                "for=\"198.51.100.7, for=203.0.113.9! 203.0.113.9",
                "for=10.0.0.5, for=203.0.113.9! 203.0.113.9",
                "for=198.51.100.7\\, for=203.0.113.9! 203.0.113.9",
                "rubbish ; = , for=203.0.113.9! 203.0.113.9",
                "for=203.0.113.9;host=\"a\\\",for=198.51.100.7;x=\\\"\"! 203.0.113.9",
                "for=198.51.100.7, for=203.0.113.9;host=\"a,for=198.51.100.8\"! 203.0.113.9",
                // The forms of RFC 7239.
                "for=203.0.113.9! 203.0.113.9",
                "For=\"203.0.113.9:4711\";proto=http;by=10.0.0.1! 203.0.113.9",
                "proto=https; for=203.0.113.9 ;! 203.0.113.9",
                "for=\"\\203.0.113.9\"! 203.0.113.9",
                "for=\"[2001:db8::1]:4711\"! 2001:db8:0:0:0:0:0:1",
                "for=\"[2001:db8::1]:_port\"! 2001:db8:0:0:0:0:0:1",
                "for=203.0.113.9, , for=10.0.0.2,! 203.0.113.9",
                "for=203.0.113.9, for=10.9.9.9, for=\"[fd00::1]\"! 203.0.113.9",
                "for=10.0.0.3, for=10.0.0.2! 10.0.0.3",
            })
    void client_forwarded_isTheFirstThatNoProxyIs(String header, String client) {
        assertEquals(client, PROXIES.client(PROXY, List.of(header), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "unknown! 10.0.0.1",
                "198.51.100.7, -! 10.0.0.1",
                "198.51.100.7, evil.example! 10.0.0.1",
                "198.51.100.7 203.0.113.9! 10.0.0.1",
                "198.51.100.7, 203.0.113.9! 203.0.113.9",
                "198.51.100.7\", 203.0.113.9! 203.0.113.9",
                "203.0.113.9:4711! 203.0.113.9",
                "2001:db8::1! 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:4711! 2001:db8:0:0:0:0:0:1",
                "203.0.113.9, 10.0.0.2, 10.0.0.3! 203.0.113.9",
                "::ffff:10.0.0.2, 203.0.113.9! 203.0.113.9",
                "203.0.113.9, ::ffff:10.0.0.2! 203.0.113.9",
            })
    void client_forwardedFor_isTheFirstThatNoProxyIs(String header, String client) {
        assertEquals(client, PROXIES.client(PROXY, List.of(), List.of(header)));
    }

    @Test
    void client_severalLines_areOneList() {
        assertEquals("203.0.113.9", PROXIES.client(PROXY, List.of("for=198.51.100.7", "for=203.0.113.9"), List.of()));
        assertEquals("203.0.113.9", PROXIES.client(PROXY, List.of(), List.of("198.51.100.7, 203.0.113.9", "10.0.0.2")));
        assertEquals("203.0.113.9", PROXIES.client(PROXY, List.of("for=\"", "for=203.0.113.9"), List.of()));
    }

    @Test
    void contain_peer_isOneOfThemOrNot() {
        assertTrue(PROXIES.contain(PROXY));
        assertTrue(PROXIES.contain("fd00:0:0:0:0:0:0:1%lo"));
        assertFalse(PROXIES.contain("203.0.113.9"));
        assertFalse(PROXIES.contain(""));
    }

    @Test
    void client_bothHeaders_mustAgree() {
        List<String> forwarded = List.of("for=203.0.113.9");
        assertEquals("203.0.113.9", PROXIES.client(PROXY, forwarded, List.of("203.0.113.9")));
        // Not the proxy's own: an API key or a link may be good from there, and a client chooses what it sends.
        assertEquals("unknown", PROXIES.client(PROXY, forwarded, List.of("198.51.100.7")));
        assertEquals("unknown", PROXIES.client(PROXY, forwarded, List.of("unknown")));
        assertEquals("unknown", PROXIES.client(PROXY, List.of("for=unknown"), List.of("203.0.113.9")));
    }

    @Test
    void client_noHeader_isTheProxyAsTheServerTellsIt() {
        assertEquals("fd00:0:0:0:0:0:0:1%lo", PROXIES.client("fd00:0:0:0:0:0:0:1%lo", List.of(), List.of()));
        assertEquals("203.0.113.9", PROXIES.client("fd00:0:0:0:0:0:0:1%lo", List.of(), List.of("203.0.113.9")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/٨", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/0000008"})
    void range_lengthInAnotherSpelling_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
    }
}
