package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.ClientCertificate;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.testing.TestCertificate;
import io.github.dualauth.core.token.SignedTokens;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The certificate of the connection as a credential (Jakarta Servlet 6.0, 3.10). */
class HeadCredentialTest {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private static final Object NONE = new Object();

    private final SignedTokens tokens = new SignedTokens(10, Clock.systemUTC());
    private final TestRequest request = new TestRequest();

    private HeadCredential of(Object certificates, CredentialKind... kinds) {
        ApiPolicy policy = new ApiPolicy(
                "xdr",
                Set.of(AuthenticationMode.SYSTEM),
                Set.of(kinds),
                AuthenticationLevel.ACCOUNT,
                Set.of(),
                new ProblemFormat(),
                new NoFields());
        request.property(CERTIFICATES, certificates == NONE ? null : certificates);
        return HeadCredential.of(request.context(), policy, tokens, "192.0.2.1");
    }

    private static RejectionReason refusal(HeadCredential credential) {
        return assertInstanceOf(HeadCredential.Refused.class, credential)
                .refusal()
                .reason();
    }

    @Test
    void of_noCertificateWhereNothingElseIsTaken_isMissing() {
        assertEquals(RejectionReason.CERTIFICATE_MISSING, refusal(of(NONE, CredentialKind.CERTIFICATE)));
        assertEquals(
                RejectionReason.CERTIFICATE_MISSING, refusal(of(new X509Certificate[0], CredentialKind.CERTIFICATE)));
        assertEquals(RejectionReason.CERTIFICATE_MISSING, refusal(of("text", CredentialKind.CERTIFICATE)));
    }

    @Test
    void of_certificateThatAProxyPassedOnAndIsNotTrusted_isUntrustedAndNotMissing() {
        request.property(UntrustedCertificate.ATTRIBUTE, "expired");
        assertEquals(
                RejectionReason.CERTIFICATE_UNTRUSTED, refusal(of(new X509Certificate[0], CredentialKind.CERTIFICATE)));
        request.header("Ocp-Apim-Subscription-Key", "x");
        assertEquals(
                RejectionReason.CERTIFICATE_UNTRUSTED,
                refusal(of(NONE, CredentialKind.CERTIFICATE, CredentialKind.API_KEY)));
        HeadCredential.Found found = assertInstanceOf(HeadCredential.Found.class, of(NONE, CredentialKind.API_KEY));
        assertInstanceOf(ApiKey.class, found.credential());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Ocp-Apim-Subscription-Key"})
    void of_certificateAndAnotherCredential_isTwo(String header) {
        request.header(header, "Bearer");
        assertEquals(
                RejectionReason.TWO_CREDENTIALS,
                refusal(of(
                        new X509Certificate[] {TestCertificate.selfSigned()},
                        CredentialKind.CERTIFICATE,
                        CredentialKind.API_KEY)));
    }

    @Test
    void of_noCertificateButAnotherCredential_isThat() {
        request.header("Ocp-Apim-Subscription-Key", "x");
        HeadCredential.Found found = assertInstanceOf(
                HeadCredential.Found.class, of(NONE, CredentialKind.CERTIFICATE, CredentialKind.API_KEY));
        assertInstanceOf(ApiKey.class, found.credential());
    }

    @Test
    void of_noCertificateWhereSomethingElseIsTaken_isNothing() {
        assertInstanceOf(HeadCredential.Nothing.class, of(NONE, CredentialKind.CERTIFICATE, CredentialKind.PASSWORD));
    }

    @Test
    void of_certificateWhereNoneIsTaken_isNothing() {
        assertInstanceOf(
                HeadCredential.Nothing.class,
                of(new X509Certificate[] {TestCertificate.selfSigned()}, CredentialKind.PASSWORD));
    }

    @Test
    void of_certificate_isTheClientsOwnAndItsChain() {
        X509Certificate[] chain = new X509Certificate[] {TestCertificate.selfSigned()};
        HeadCredential.Found found =
                assertInstanceOf(HeadCredential.Found.class, of(chain, CredentialKind.CERTIFICATE));
        assertSame(
                chain[0],
                assertInstanceOf(ClientCertificate.class, found.credential()).leaf());
    }
}
