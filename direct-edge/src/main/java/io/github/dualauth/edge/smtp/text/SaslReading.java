package io.github.dualauth.edge.smtp.text;

import io.github.dualauth.core.LoginCredential;

/** What the exchange of a SASL mechanism brought. */
public sealed interface SaslReading {

    /**
     * A credential, unproven.
     *
     * @param credential who it says it is
     */
    record Login(LoginCredential credential) implements SaslReading {}

    /** No base64, no UTF-8, or not what the mechanism asks for. */
    record Malformed() implements SaslReading {}

    /** It asks to act as somebody else than it authenticates as. */
    record ForeignIdentity() implements SaslReading {}
}
