package io.github.dualauth.core.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 4291, 2.2 (addresses as text); RFC 4632 (CIDR). */
class IpAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "010.1.1.1",
                "1.2.3.4 ",
                "[::1]",
                "::1%eth0",
                ":",
                "1:2",
                "::g",
                "1::2::3",
                "dead:beef.example",
                "12345::",
                ".::1",
                "0x7f.1.1.1"
            })
    void parse_whatIsNoAddress_isEmpty(String text) {
        assertEquals(Optional.empty(), IpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0",
        "::ffff:192.0.2.1, 192.0.2.1",
    })
    void parse_address_isRead(String text, String address) {
        assertEquals(Optional.of(address), IpAddress.parse(text).map(InetAddress::getHostAddress));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:0:0:0:0:0:1, 20010db800000000/64",
        "2001:db8::ffff:0:0:1, 20010db800000000/64",
        "2001:db8:0:1::1, 20010db800000001/64",
        "fe80:0:0:0:0:0:0:1%eth0, fe80000000000000/64",
        "::ffff:192.0.2.1, ::ffff:192.0.2.1",
        "rubbish, rubbish",
    })
    void network_address_isOneForA64(String address, String network) {
        assertEquals(network, IpAddress.network(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "host/8"})
    void range_whatIsNone_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.8/29, 10.0.0.15, true",
        "10.0.0.8/29, 10.0.0.16, false",
        "10.0.0.8/29, 10.0.0.7, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 192.0.2.2, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::1, ::1, true",
    })
    void range_address_isInIt(String range, String address, boolean contained) {
        assertEquals(
                contained,
                AddressRange.of(range).contains(IpAddress.parse(address).orElseThrow()));
    }

    @Test
    void proxies_text_isAList() {
        assertTrue(TrustedProxies.of(" ").none());
        assertFalse(TrustedProxies.of("10.0.0.0/8").none());
        assertEquals(2, TrustedProxies.of(" 10.0.0.0/8 , ::1,").ranges().size());
        assertThrows(IllegalArgumentException.class, () -> TrustedProxies.of("10.0.0.1, proxy"));
    }
}
