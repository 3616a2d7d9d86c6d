package io.github.dualauth.core.body;

import io.github.dualauth.core.ApplicationCredential;
import io.github.dualauth.core.LoginCredential;
import io.github.dualauth.core.PresentedCredential;
import io.github.dualauth.core.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What came of a body once the resource has read it to its end, whoever noticed.
 *
 * @param refusal why it was refused, by {@code extract} or later
 * @param credential kind and members of the credential, in clear as these are tests; empty when refused or absent
 * @param body the resource's bytes as ISO 8859-1, one character each; empty when refused
 */
record Outcome(Optional<Refusal> refusal, List<String> credential, String body) {

    static Outcome of(InputStream in, BodyLimits limits, boolean ahead) {
        Extraction extraction = CredentialBody.extract(in, limits);
        if (extraction instanceof Extraction.Refused refused) {
            return refused(refused.refusal());
        }
        if (extraction instanceof Extraction.Found found) {
            return drained(describe(found.credential()), found.body(), ahead);
        }
        return drained(List.of(), ((Extraction.Absent) extraction).body(), ahead);
    }

    boolean accepted() {
        return refusal.isEmpty();
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Outcome drained(List<String> credential, WatchedBody body, boolean ahead) {
        Optional<Refusal> early = ahead ? body.readAhead() : Optional.empty();
        if (early.isPresent()) {
            return refused(early.get());
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            body.transferTo(bytes);
            return new Outcome(Optional.empty(), credential, bytes.toString(StandardCharsets.ISO_8859_1));
        } catch (BodyRefusedException e) {
            return refused(e.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome(Optional.of(refusal), List.of(), "");
    }

    private static List<String> describe(PresentedCredential credential) {
        String secret = new String(credential.secret().toCharArray());
        if (credential instanceof LoginCredential login) {
            return List.of("login", login.loginId(), secret);
        }
        ApplicationCredential application = (ApplicationCredential) credential;
        return List.of(
                "application", application.applicationId(), secret, application.accountId(), application.userId());
    }
}
