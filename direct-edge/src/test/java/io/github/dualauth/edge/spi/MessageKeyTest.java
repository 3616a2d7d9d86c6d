package io.github.dualauth.edge.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageKeyTest {

    /** Whoever could make two messages have one key could have one of them dropped as the other's repetition. */
    @Test
    void hex_otherFeatures_isAnother() {
        Set<String> keys = new HashSet<>();
        for (MessageKey key : List.of(
                new MessageKey(),
                new MessageKey().add(""),
                new MessageKey().add("").add(""),
                new MessageKey().add("ab"),
                new MessageKey().add("a").add("b"),
                new MessageKey().add("ab").add(""),
                new MessageKey().addAll(List.of("ab")),
                new MessageKey().addAll(List.of("a", "b")),
                new MessageKey().addAll(List.of("a", "c")),
                new MessageKey().addAll(List.of("b")).add("a"),
                new MessageKey().addAll(List.of()).add("a").add("b"))) {
            assertTrue(keys.add(key.hex()));
        }
    }

    @Test
    void hex_sameFeatures_isTheSame() {
        assertEquals(
                new MessageKey().addAll(List.of("a", "b")).hex(),
                new MessageKey().addAll(List.of("b", "a")).hex());
        assertEquals(
                new MessageKey().add("é").hex(),
                new MessageKey().add("é".getBytes(StandardCharsets.UTF_8)).hex());
        byte[] content = {1, 2, 3, 4};
        MessageKey inPortions = new MessageKey().add("x");
        inPortions.stream(content, 2);
        inPortions.stream(new byte[] {3, 4, 9}, 2);
        MessageKey atOnce = new MessageKey().add("x");
        atOnce.stream(content, 4);
        assertEquals(atOnce.hex(), inPortions.hex());
        MessageKey shorter = new MessageKey().add("x");
        shorter.stream(content, 3);
        assertFalse(shorter.hex().equals(new MessageKey().add("x").hex()));
    }

    /** printf '\\0\\0\\0\\1a' | sha256sum: keys are kept, so that the next version must make the same. */
    @Test
    void hex_knownInput_isWhatOthersCompute() {
        assertEquals(
                "72ff6b02949dad95006c343e3db3150090d3afb49f6bbdb92fdc17607997a85c",
                new MessageKey().add("a").hex());
    }

    @ParameterizedTest
    @CsvSource({"KEPT, false", "REPEATED, true", "CONFLICTING, false"})
    void repeated_outcome_isOnlyOfTheSameMessage(Receipt.Outcome outcome, boolean repeated) {
        assertEquals(repeated, new Receipt("1", outcome).repeated());
    }
}
