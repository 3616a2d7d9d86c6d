package io.github.dualauth.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.ClientSecret;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.BodyLimits;
import io.github.dualauth.core.body.fields.BodyFields;
import io.github.dualauth.core.http.failure.ProblemFormat;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.CredentialFields;
import io.github.dualauth.core.policy.FieldsCredential;
import io.github.dualauth.core.policy.NoFields;
import io.github.dualauth.core.secret.Secret;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's secret in a small body (RFC 6749, 2.3.1), a form or JSON. */
class BodyCredentialTest {

    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
    private static final String FORM_BODY = "client_id=me&client_secret=it&other=more";
    private static final String JSON_BODY = "{\"client_id\":\"me\",\"client_secret\":\"it\",\"other\":\"more\"}";

    private final List<BodyFields> read = new ArrayList<>();

    private FieldsCredential of(TestRequest request, CredentialFields fields) {
        ApiPolicy policy = new ApiPolicy(
                "token",
                Set.of(AuthenticationMode.SYSTEM),
                Set.of(CredentialKind.CLIENT_SECRET),
                AuthenticationLevel.ACCOUNT,
                Set.of(),
                new ProblemFormat(),
                fields);
        return BodyCredential.of(request.context(), policy, BodyLimits.defaults());
    }

    private FieldsCredential of(TestRequest request) {
        return of(request, this::client);
    }

    private FieldsCredential client(BodyFields fields) {
        read.add(fields);
        return new FieldsCredential.Found(new ClientSecret(fields.text("client_id"), fields.take("client_secret"), ""));
    }

    private static MediaType latin1(MediaType type) {
        return new MediaType(type.getType(), type.getSubtype(), Map.of("charset", "iso-8859-1"));
    }

    private void assertUnsupported(TestRequest request) {
        assertEquals(new FieldsCredential.Refused(Refusal.of(RejectionReason.CONTENT_TYPE_UNSUPPORTED)), of(request));
        assertEquals(List.of(), read);
    }

    @Test
    void of_noBody_isUnsupported() {
        assertUnsupported(new TestRequest());
    }

    @Test
    void of_bodyOfAnotherType_isUnsupported() {
        assertUnsupported(new TestRequest().body(MediaType.TEXT_PLAIN_TYPE, FORM_BODY));
        assertUnsupported(new TestRequest().body(MediaType.MULTIPART_FORM_DATA_TYPE, FORM_BODY));
        assertUnsupported(new TestRequest().body(MediaType.WILDCARD_TYPE, FORM_BODY));
        assertUnsupported(new TestRequest().body(new MediaType("application", "*"), FORM_BODY));
    }

    @Test
    void of_bodyInAnotherEncoding_isUnsupported() {
        assertUnsupported(new TestRequest().body(latin1(FORM), FORM_BODY));
        assertUnsupported(new TestRequest().body(latin1(JSON), JSON_BODY));
    }

    @Test
    void of_compressedBody_isUnsupported() {
        assertUnsupported(new TestRequest().header("Content-Encoding", "gzip").body(FORM, FORM_BODY));
        assertUnsupported(new TestRequest().header("Content-Encoding", "gzip").body(JSON, JSON_BODY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"client_secret=%|FORM_INVALID", "client_id=a&client_id=b|AUTH_NAME_REPEATED"})
    void of_formThatIsNone_isRefusedForThat(String body, RejectionReason reason) {
        assertEquals(new FieldsCredential.Refused(Refusal.of(reason)), of(new TestRequest().body(FORM, body)));
        assertEquals(List.of(), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id=me&client_secret=it", "{client_id}"})
    void of_jsonThatIsNone_isRefusedForThat(String body) {
        assertEquals(
                new FieldsCredential.Refused(Refusal.of(RejectionReason.JSON_INVALID)),
                of(new TestRequest().body(JSON, body)));
        assertEquals(List.of(), read);
    }

    @Test
    void of_fieldsThatThePolicyRefuses_isRefused() {
        assertEquals(
                new FieldsCredential.Refused(Refusal.of(RejectionReason.NO_CREDENTIAL)),
                of(new TestRequest().body(FORM, FORM_BODY), new NoFields()));
    }

    @Test
    void of_formOrJson_isWhatThePolicyMakesOfItsFields() {
        for (TestRequest request :
                List.of(new TestRequest().body(FORM, FORM_BODY), new TestRequest().body(JSON, JSON_BODY))) {
            FieldsCredential.Found found = assertInstanceOf(FieldsCredential.Found.class, of(request));
            ClientSecret client = assertInstanceOf(ClientSecret.class, found.credential());
            assertEquals("me", client.clientId());
            assertTrue(Secret.of("it").sameAs(client.secret()));
        }
    }

    @Test
    void of_fieldsThatWereNotTaken_areWiped() {
        of(new TestRequest().body(FORM, FORM_BODY));
        assertEquals("\0\0\0\0", read.get(0).text("other"));
    }

    @Test
    void of_policyThatFails_leavesNoFieldBehind() {
        assertThrows(
                IllegalStateException.class,
                () -> of(new TestRequest().body(JSON, JSON_BODY), fields -> {
                    read.add(fields);
                    throw new IllegalStateException("a bug");
                }));
        assertEquals("\0\0", read.get(0).text("client_secret"));
    }
}
