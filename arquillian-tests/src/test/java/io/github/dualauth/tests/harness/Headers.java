package io.github.dualauth.tests.harness;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of an answer, in the order they came.
 *
 * @param fields names and values as sent
 */
public record Headers(List<Map.Entry<String, String>> fields) {

    /** Keeps its own copy. */
    public Headers {
        fields = List.copyOf(fields);
    }

    /** What the JDK's client has read. */
    public static Headers of(HttpHeaders headers) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        headers.map().forEach((name, values) -> values.forEach(value -> fields.add(Map.entry(name, value))));
        return new Headers(fields);
    }

    /** Every value of a field, whatever the case of its name. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Whether a field is there with this value, regardless of case. */
    public boolean has(String name, String value) {
        return all(name).stream()
                .anyMatch(each -> each.toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT)));
    }
}
