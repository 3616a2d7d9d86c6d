package io.github.dualauth.core.body.fields;

import io.github.dualauth.core.secret.Secret;
import java.util.Collection;
import java.util.Map;

/**
 * The members of a small body that holds a credential: a JSON object or a form. {@code ""} and {@code null} mean absent.
 * Any of them may be a secret, so all are wiped by {@link #close()}, but for those that were taken.
 */
public final class BodyFields implements AutoCloseable {

    private final Map<String, Secret> values;

    BodyFields(Map<String, Secret> values) {
        this.values = values;
    }

    /** Whether there is a value. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether there are values of other names too. */
    public boolean hasMoreThan(Collection<String> names) {
        return !names.containsAll(values.keySet());
    }

    /** A value that is no secret; {@code ""} when absent. */
    public String text(String name) {
        return has(name) ? String.valueOf(values.get(name).toCharArray()) : "";
    }

    /** A value that is there, which the receiver wipes; it is here no more. */
    public Secret take(String name) {
        return values.remove(name);
    }

    @Override
    public void close() {
        values.values().forEach(Secret::close);
    }
}
