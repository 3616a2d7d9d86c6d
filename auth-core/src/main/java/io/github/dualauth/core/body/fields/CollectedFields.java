package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.body.AuthText;
import io.github.dualauth.core.secret.Secret;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names and values as they come; refuses a name that stands twice, and what is no text. */
final class CollectedFields {

    private final Map<String, Secret> values = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final AuthText text;
    private String name = "";

    CollectedFields(int maxLength) {
        this.text = new AuthText(maxLength);
    }

    /** Begins a name or a value. */
    void begin() {
        text.clear();
    }

    Optional<Refusal> add(char unit) {
        return refused(text.add(unit));
    }

    /** What was added is a name. */
    Optional<Refusal> nameEnds() {
        Optional<Refusal> fault = refused(text.end());
        name = text.copy();
        text.clear();
        if (fault.isPresent()) {
            return fault;
        }
        return names.add(name) ? Optional.empty() : refused(Optional.of(RejectionReason.AUTH_NAME_REPEATED));
    }

    /** What was added is the value of the last name. */
    Optional<Refusal> valueEnds() {
        Optional<Refusal> fault = refused(text.end());
        if (fault.isEmpty() && !text.isEmpty()) {
            values.put(name, text.toSecret());
        }
        text.clear();
        return fault;
    }

    BodyFields fields() {
        return new BodyFields(values);
    }

    void wipe() {
        text.clear();
        values.values().forEach(Secret::close);
    }

    private static Optional<Refusal> refused(Optional<RejectionReason> reason) {
        return reason.map(Refusal::of);
    }
}
