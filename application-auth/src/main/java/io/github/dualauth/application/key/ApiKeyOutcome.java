package io.github.dualauth.application.key;

import io.github.dualauth.core.secret.Secret;
import java.util.Optional;

/** What became of a change to an application's API keys. */
public sealed interface ApiKeyOutcome {

    /**
     * It is done.
     *
     * @param info the key as it is now
     * @param secret the key in clear if it was made by this change, to be shown once and wiped
     */
    record Stored(ApiKeyInfo info, Optional<Secret> secret) implements ApiKeyOutcome {}

    /** There is no such application. */
    record ApplicationUnknown() implements ApiKeyOutcome {}

    /** The application has no such key. */
    record KeyUnknown() implements ApiKeyOutcome {}

    /**
     * The application has as many as it may have.
     *
     * @param most how many that is
     */
    record TooMany(int most) implements ApiKeyOutcome {}
}
