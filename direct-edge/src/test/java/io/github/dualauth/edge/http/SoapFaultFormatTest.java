package io.github.dualauth.edge.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.NoFields;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** SOAP 1.2, part 2, 7.5.2.2: the status and code of each refusal. */
class SoapFaultFormatTest {

    private static final SoapFaultFormat FORMAT = new SoapFaultFormat();
    private static final ApiPolicy POLICY = new ApiPolicy(
            "xdr",
            Set.of(AuthenticationMode.SYSTEM),
            Set.of(CredentialKind.CERTIFICATE),
            AuthenticationLevel.ACCOUNT,
            Set.of(),
            FORMAT,
            new NoFields());

    @ParameterizedTest
    @CsvSource({
        "CERTIFICATE_MISSING,400,Sender,Unauthorized",
        "CERTIFICATE_UNKNOWN,400,Sender,Unauthorized",
        "CERTIFICATE_REVOKED,400,Sender,Unauthorized",
        "MODE_NOT_ACCEPTED,400,Sender,Unauthorized",
        "ACCOUNT_INACTIVE,400,Sender,Unauthorized",
        "TWO_CREDENTIALS,400,Sender,Malformed",
        "BODY_TOO_LARGE,400,Sender,TooLarge",
        "CONTENT_TYPE_UNSUPPORTED,415,Sender,Unsupported",
        "ACCOUNT_LIMIT_REACHED,429,Sender,Throttled",
        "DEPENDENCY_UNAVAILABLE,503,Receiver,Unavailable"
    })
    void answer_refusal_hasStatusAndCodes(RejectionReason reason, int status, String code, String subcode) {
        FailureAnswer answer = FORMAT.answer(Refusal.of(reason), POLICY);
        assertEquals(status, answer.status());
        assertEquals("application/soap+xml; charset=UTF-8", answer.contentType());
        assertTrue(answer.body().contains("<env:Value>env:" + code + "</env:Value>"));
        assertTrue(answer.body().contains(">d:" + subcode + "</env:Value>"));
    }

    @Test
    void answer_certificateUnknownOrRevoked_isTheSame() {
        assertEquals(
                FORMAT.answer(Refusal.of(RejectionReason.CERTIFICATE_UNKNOWN), POLICY),
                FORMAT.answer(Refusal.of(RejectionReason.CERTIFICATE_REVOKED), POLICY));
    }

    @Test
    void answer_throttled_saysHowLong() {
        Refusal refusal = Refusal.until(RejectionReason.ACCOUNT_LIMIT_REACHED, Duration.ofSeconds(7));
        assertEquals(Map.of("Retry-After", "7"), FORMAT.answer(refusal, POLICY).headers());
    }

    @ParameterizedTest
    @EnumSource(RejectionReason.class)
    void answer_anyReason_isWellFormed(RejectionReason reason) throws XMLStreamException {
        XMLStreamReader xml = XMLInputFactory.newDefaultFactory()
                .createXMLStreamReader(new StringReader(
                        FORMAT.answer(Refusal.of(reason), POLICY).body()));
        int elements = 0;
        while (xml.hasNext()) {
            elements += xml.next() == XMLStreamReader.START_ELEMENT ? 1 : 0;
        }
        assertTrue(elements > 8);
    }
}
