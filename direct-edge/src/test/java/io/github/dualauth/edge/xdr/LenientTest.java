package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variants that {@code dualauth.direct.xdr.lenient} takes, and what it still refuses. */
class LenientTest {

    private static final String ROLE = "env:role=\"urn:direct:addressing:destination\"";
    private static final XdrSettings LENIENT = new XdrSettings(true, 50 << 20, 1 << 20, 32, 32, 32, true);

    private final RecordingSink sink = new RecordingSink();

    private XdrOutcome take(String body) {
        return new XdrExchange(LENIENT, sink, Duration.ofSeconds(30))
                .take(TestMessages.request(TestMessages.RELATED), TestMessages.stream(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o:role=\"urn:direct:addressing:destination\" xmlns:o=\"http://schemas.xmlsoap.org/soap/envelope/\"",
                "role=\"urn:direct:addressing:destination\" env:role=\"urn:direct:addressing:destination\"",
                "role=\"urn:direct:addressing:source\"",
                "direct:role=\"urn:direct:addressing:destination\"",
                ""
            })
    void take_roleOtherwiseWrong_isRefused(String role) {
        XdrOutcome outcome = take(TestMessages.related().replace(ROLE, role));
        assertEquals(
                XdrFault.Subcode.ADDRESS_BLOCK,
                assertInstanceOf(XdrOutcome.Refused.class, outcome).fault().subcode());
        assertEquals(0, sink.opened());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:b@direct.example.org,",
                "mailto:b@direct.example.org,c@direct.example.org",
                "mailto:b@direct.example.org;mailto:c@direct.example.org",
                "mailto:b@direct.example.org mailto:c@direct.example.org",
                "b@direct.example.org"
            })
    void take_recipientsOtherwiseWrong_areRefused(String to) {
        assertInstanceOf(
                XdrOutcome.Refused.class, take(TestMessages.related().replace("mailto:b@direct.example.org", to)));
        assertEquals(0, sink.opened());
    }

    @Test
    void take_twoSendersInOne_areRefused() {
        assertInstanceOf(
                XdrOutcome.Refused.class,
                take(TestMessages.related()
                        .replace(TestMessages.OWN, TestMessages.OWN + ",mailto:" + TestMessages.OWN)));
    }

    @Test
    void take_roleAndRelayWithoutPrefix_areTaken() {
        assertInstanceOf(
                XdrOutcome.Received.class,
                take(TestMessages.related().replace("env:role", "role").replace("env:relay", "relay")));
    }

    @Test
    void take_recipientsJoinedByComma_areSeveral() {
        assertInstanceOf(
                XdrOutcome.Received.class,
                take(TestMessages.related()
                        .replace(
                                "mailto:b@direct.example.org",
                                "mailto:b@direct.example.org, mailto:c@direct.example.org")));
        assertEquals(
                List.of("b@direct.example.org", "c@direct.example.org"),
                sink.kept().get(0).envelope().recipients());
    }
}
