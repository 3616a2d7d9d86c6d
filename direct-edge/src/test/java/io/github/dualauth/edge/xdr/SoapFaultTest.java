package io.github.dualauth.edge.xdr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.edge.config.XdrSettings;
import io.github.dualauth.edge.xdr.fault.XdrFault;
import io.github.dualauth.edge.xdr.soap.StrictXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SOAP 1.2, part 1, 5.4. */
class SoapFaultTest {

    @Test
    void answer_messageIdWithMarkup_isEscaped() {
        String body = SoapFault.answer(XdrFault.notOwned(), "urn:x:\"&</wsa:RelatesTo>")
                .body();
        assertTrue(body.contains("<wsa:RelatesTo>urn:x:&quot;&amp;&lt;/wsa:RelatesTo&gt;</wsa:RelatesTo>"));
    }

    @Test
    void answer_noMessageId_relatesToNothing() {
        assertFalse(SoapFault.answer(XdrFault.notOwned(), "").body().contains("RelatesTo"));
    }

    @Test
    void answer_otherVersion_saysWhichOneIsTaken() {
        XdrFault fault = new XdrFault(XdrFault.Subcode.OTHER_VERSION, RejectionReason.XML_REFUSED, "text");
        String body = SoapFault.answer(fault, "").body();
        assertTrue(body.contains("<env:SupportedEnvelope qname=\"env:Envelope\"/>"));
        assertFalse(body.contains("Subcode"));
    }

    @ParameterizedTest
    @EnumSource(XdrFault.Subcode.class)
    void answer_anySubcode_isReadableStrictly(XdrFault.Subcode subcode) {
        XdrFault fault = new XdrFault(subcode, RejectionReason.XML_REFUSED, "a text & more");
        StrictXml xml = new StrictXml(
                TestMessages.stream(SoapFault.answer(fault, "urn:x").body()), XdrSettings.defaults());
        xml.finish();
        assertEquals(0, xml.depth());
    }

    @ParameterizedTest
    @EnumSource(
            value = XdrFault.Subcode.class,
            names = {"UNAVAILABLE", "THROTTLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void answer_faultThatStays_asksForNoRetry(XdrFault.Subcode subcode) {
        assertEquals("", retryAfter(subcode));
    }

    @ParameterizedTest
    @EnumSource(
            value = XdrFault.Subcode.class,
            names = {"UNAVAILABLE", "THROTTLED"})
    void answer_faultThatPasses_asksForARetry(XdrFault.Subcode subcode) {
        assertEquals("2", retryAfter(subcode));
    }

    private static String retryAfter(XdrFault.Subcode subcode) {
        return SoapFault.answer(new XdrFault(subcode, RejectionReason.XML_REFUSED, "text"), "")
                .retryAfter();
    }

    @ParameterizedTest
    @CsvSource({
        "404,Sender,There is nothing here",
        "405,Sender,The method must be POST",
        "400,Sender,The request cannot be read",
        "500,Receiver,Internal error",
        "503,Receiver,Try again later"
    })
    void answer_status_isToldInAFault(int status, String code, String text) {
        XdrAnswer answer = SoapFault.answer(status, "");
        assertEquals(status, answer.status());
        assertTrue(answer.body().contains("env:" + code + "<"));
        assertTrue(answer.body().contains(">" + text + "<"));
    }
}
