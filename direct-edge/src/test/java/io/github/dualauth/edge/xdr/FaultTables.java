package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Turns spoiled requests into tests: each is refused with its fault, and the sink was never opened. */
final class FaultTables {

    /** A name, and the whole request. */
    record Spoiled(String name, String contentType, String body, XdrFault.Subcode subcode) {}

    private FaultTables() {}

    static Spoiled mtom(String name, XdrFault.Subcode subcode, String body) {
        return new Spoiled(name, TestMessages.RELATED, body, subcode);
    }

    /** One text of the sound request in MTOM is another. */
    static Spoiled changed(String name, XdrFault.Subcode subcode, String from, String to) {
        assertTrue(TestMessages.related().contains(from), name);
        return mtom(name, subcode, TestMessages.related().replace(from, to));
    }

    /** The header of the sound request is another. */
    static Spoiled header(String name, XdrFault.Subcode subcode, String blocks) {
        return mtom(
                name,
                subcode,
                TestMessages.related(
                        TestMessages.envelope("<env:Header>" + blocks + "</env:Header>", TestMessages.DOCUMENT)));
    }

    static Stream<DynamicTest> tests(Stream<Spoiled> table) {
        return table.map(each -> DynamicTest.dynamicTest(each.name(), () -> check(each)));
    }

    private static void check(Spoiled spoiled) {
        RecordingSink sink = new RecordingSink();
        XdrOutcome outcome = new XdrExchange(XdrSettings.defaults(), sink, Duration.ofSeconds(30))
                .take(TestMessages.request(spoiled.contentType()), TestMessages.stream(spoiled.body()));
        XdrOutcome.Refused refused = assertInstanceOf(XdrOutcome.Refused.class, outcome);
        assertEquals(
                spoiled.subcode(), refused.fault().subcode(), refused.fault().text());
        assertEquals(0, sink.opened());
        assertEquals(refused.fault().status(), refused.answer().status());
        assertTrue(refused.answer()
                .body()
                .contains("<env:Value>env:" + spoiled.subcode().code().word() + "</env:Value>"));
        assertTrue(refused.answer().contentType().startsWith("application/soap+xml"));
    }
}
