package io.github.dualauth.core.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Held against Parsson: the same bodies are taken, with the same credential, and nothing but passwords is changed. */
class CredentialBodyPropertyTest {

    private static final BodyLimits LIMITS = BodyLimits.defaults();
    private static final String JSON_BYTES = "{}[]{}[]\"\"\"\"::,,\\\\uabcdefnrtul0123456789.-+E \n/auth";

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void extract_randomBody_agreesWithParsson(@ForAll("bodies") byte[] body, @ForAll Random random) {
        Outcome outcome = agreed(body, random);
        if (outcome.accepted()) {
            assertOnlyPasswordsChanged(body, outcome);
        }
        Statistics.label("kind")
                .collect(outcome.credential().stream().findFirst().orElse(outcome.accepted() ? "absent" : "refused"));
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void extract_mutatedBody_agreesWithParsson(@ForAll("mutations") byte[] body, @ForAll Random random) {
        Outcome outcome = agreed(body, random);
        if (outcome.accepted() && body.length > 0) {
            assertOnlyPasswordsChanged(body, outcome);
        }
        Statistics.label("accepted").collect(outcome.accepted());
    }

    @Property(tries = 2000)
    void extract_randomBytes_agreesWithParsson(@ForAll byte[] body, @ForAll Random random) {
        agreed(body, random);
    }

    @Property(tries = 3000)
    void extract_randomTokens_agreesWithParsson(@ForAll("tokens") String text, @ForAll Random random) {
        agreed(("{" + text).getBytes(StandardCharsets.UTF_8), random);
        agreed(("{\"a\":[\"" + text).getBytes(StandardCharsets.UTF_8), random);
        agreed(("{\"a\":" + text + "}").getBytes(StandardCharsets.UTF_8), random);
        agreed(("{\"auth\":{\"loginId\":\"" + text + "\"}}").getBytes(StandardCharsets.UTF_8), random);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.randomValue(RandomBody::from);
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.randomValue(random -> RandomBody.mutated(RandomBody.from(random), random));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().withChars(JSON_BYTES.toCharArray()).ofMaxLength(12);
    }

    private static Outcome agreed(byte[] body, Random random) {
        Assume.that(ReferenceReading.judges(body));
        Outcome whole = Outcome.of(Chunks.whole(body), LIMITS, true);
        assertEquals(whole, Outcome.of(Chunks.of(body, 1), LIMITS, false));
        if (body.length > 1) {
            assertEquals(whole, Outcome.of(Chunks.splitAt(body, 1 + random.nextInt(body.length - 1)), LIMITS, false));
        }
        Optional<List<String>> ours = whole.accepted() ? Optional.of(whole.credential()) : Optional.empty();
        assertEquals(
                ReferenceReading.credential(body),
                ours,
                () -> whole + " of " + new String(body, StandardCharsets.UTF_8));
        return whole;
    }

    private static void assertOnlyPasswordsChanged(byte[] body, Outcome outcome) {
        assertEquals(body.length, outcome.bytes().length);
        JsonObject seen = ReferenceReading.object(outcome.bytes());
        JsonObject expected = withoutPasswords(ReferenceReading.object(body));
        assertEquals(expected, seen);
        // A short password, which a mutation made, may stand elsewhere by chance.
        if (!outcome.credential().isEmpty() && outcome.credential().get(2).length() > 8) {
            String text = new String(outcome.bytes(), StandardCharsets.UTF_8);
            assertEquals(-1, text.indexOf(outcome.credential().get(2)), "the password is left in the body");
        }
    }

    private static JsonObject withoutPasswords(JsonObject body) {
        JsonValue auth = body.getOrDefault("auth", JsonValue.NULL);
        if (auth == JsonValue.NULL) {
            return body;
        }
        JsonObjectBuilder blanked = Json.createObjectBuilder(auth.asJsonObject());
        for (String name : List.of("applicationPassword", "loginPassword")) {
            if (auth.asJsonObject().containsKey(name) && !auth.asJsonObject().isNull(name)) {
                blanked.add(name, "");
            }
        }
        return Json.createObjectBuilder(body).add("auth", blanked).build();
    }
}
