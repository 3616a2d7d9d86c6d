package io.github.dualauth.edge.certificate;

import java.time.Instant;
import java.util.Optional;

/**
 * A registered certificate, for people to see.
 *
 * @param id its ID
 * @param applicationId the application that registered it
 * @param accountKey the application's own key of the account
 * @param name what people call it
 * @param rule the word of the rule that it was registered under; under another it matches nothing
 * @param value what it is recognised by
 * @param created when it was registered
 * @param revoked when it was revoked; empty while it is good
 */
public record ClientCertificateInfo(
        String id,
        String applicationId,
        String accountKey,
        String name,
        String rule,
        String value,
        Instant created,
        Optional<Instant> revoked) {}
