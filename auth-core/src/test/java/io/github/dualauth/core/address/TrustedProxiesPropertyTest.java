package io.github.dualauth.core.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a client sends, what the trusted proxies append decides. */
class TrustedProxiesPropertyTest {

    private static final String CLIENT = "203.0.113.9";
    private static final TrustedProxies PROXIES = TrustedProxies.of("10.0.0.0/8");

    @Property
    void client_anythingInFrontOnTheSameLine_changesNothing(
            @ForAll("hostile") String sent, @ForAll("proxies") List<String> further) {
        String forwarded = sent + ", for=" + CLIENT + ";host=\"a,b\"";
        String forwardedFor = sent + ", " + CLIENT;
        for (String proxy : further) {
            forwarded += ", for=" + proxy;
            forwardedFor += "," + proxy;
        }
        assertEquals(CLIENT, PROXIES.client("10.0.0.1", List.of(forwarded), List.of()));
        assertEquals(CLIENT, PROXIES.client("10.0.0.1", List.of(), List.of(forwardedFor)));
    }

    @Property
    void client_anythingOnAnEarlierLine_changesNothing(@ForAll("hostile") String sent) {
        assertEquals(CLIENT, PROXIES.client("10.0.0.1", List.of(sent, "for=" + CLIENT), List.of()));
        assertEquals(CLIENT, PROXIES.client("10.0.0.1", List.of(), List.of(sent, CLIENT)));
    }

    @Property
    void client_anyText_isNeverThrownAt(@ForAll("hostile") String sent) {
        List<String> line = List.of(sent);
        String client = PROXIES.client("10.0.0.1", line, List.of());
        assertEquals(client, IpAddress.parse(client).orElseThrow().getHostAddress());
        String both = PROXIES.client("10.0.0.1", line, line);
        assertTrue("unknown".equals(both) || IpAddress.parse(both).isPresent(), both);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> parts = Arbitraries.of(
                "for=",
                "\"",
                "\\",
                ",",
                ";",
                "=",
                "[",
                "]",
                ":",
                " ",
                "198.51.100.7",
                "10.0.0.2",
                "2001:db8::1",
                "unknown",
                "_x",
                "by=",
                "%",
                "\t",
                "é");
        return Arbitraries.oneOf(
                parts.list().ofMaxSize(12).map(list -> String.join("", list)),
                Arbitraries.strings().ascii().ofMaxLength(40));
    }

    @Provide
    Arbitrary<List<String>> proxies() {
        return Arbitraries.of("10.0.0.2", "10.1.2.3", "10.255.0.1").list().ofMaxSize(3);
    }
}
