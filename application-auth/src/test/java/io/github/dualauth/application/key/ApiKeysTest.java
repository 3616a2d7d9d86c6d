package io.github.dualauth.application.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.application.secret.ExpiryWatch;
import io.github.dualauth.application.secret.SealedHashes;
import io.github.dualauth.core.ApiKey;
import io.github.dualauth.core.RejectionReason;
import io.github.dualauth.core.Verification;
import io.github.dualauth.core.audit.AuditSettings.WhenFull;
import io.github.dualauth.core.audit.AuditTrail;
import io.github.dualauth.core.audit.log.JsonLinesAuditSink;
import io.github.dualauth.core.directory.AccountDirectory;
import io.github.dualauth.core.metrics.DecisionMetrics;
import io.github.dualauth.core.secret.KeyRing;
import io.github.dualauth.core.secret.MadeSecret;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.core.secret.SecretBox;
import io.github.dualauth.core.testing.TestCaches;
import io.github.dualauth.core.testing.TestDatabase;
import io.github.dualauth.core.testing.TestKeys;
import io.github.dualauth.core.testing.Together;
import io.github.dualauth.core.webhook.WebhookOutbox;
import io.github.dualauth.core.webhook.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(
        value = TestDatabase.class,
        names = {"H2", "MARIADB"})
class ApiKeysTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    @TempDir
    private Path directory;

    private final TestDatabase kind;
    private KeyRing ring;
    private TestApiKeys test;

    ApiKeysTest(TestDatabase kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        ring = TestKeys.of(directory, 1);
        test = new TestApiKeys(kind, ring);
    }

    @Test
    void make_unknownApplication_isRefused() {
        assertInstanceOf(
                ApiKeyOutcome.ApplicationUnknown.class,
                test.keys().make("nobody", ApiKeyTerms.unlimited("x", "production")));
    }

    @Test
    void make_oneOverTheCapAtOnce_isRefused() throws Exception {
        List<ApiKeyOutcome> outcomes = Together.run(
                ApiKeys.MOST + 1,
                thread -> test.keys().make(test.application(), ApiKeyTerms.unlimited("x", "production")));
        assertEquals(
                List.of(new ApiKeyOutcome.TooMany(ApiKeys.MOST)),
                outcomes.stream()
                        .filter(ApiKeyOutcome.TooMany.class::isInstance)
                        .toList());
        ApiKeyInfo first = test.keys().list(test.application(), "", 1).items().get(0);
        test.keys().revoke(test.application(), first.id());
        assertInstanceOf(ApiKeyOutcome.Stored.class, test.good());
    }

    @Test
    void revoke_anothersKey_isUnknown() {
        String id = test.good().info().id();
        assertInstanceOf(ApiKeyOutcome.KeyUnknown.class, test.keys().revoke(test.another(), id));
        assertInstanceOf(ApiKeyOutcome.ApplicationUnknown.class, test.keys().revoke("nobody", id));
    }

    @Test
    void revoke_again_keepsTheFirstTime() {
        String id = test.good().info().id();
        ApiKeyOutcome first = test.keys().revoke(test.application(), id);
        assertEquals(
                Optional.of(test.clock().instant()),
                assertInstanceOf(ApiKeyOutcome.Stored.class, first).info().revoked());
        test.clock().advance(Duration.ofHours(1));
        assertEquals(first, test.keys().revoke(test.application(), id));
    }

    @Test
    void list_pages_areAllInTheOrderOfTheirMaking() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(test.good().info().id());
            test.clock().advance(Duration.ofMillis(1));
        }
        List<String> listed = new ArrayList<>();
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            var page = test.keys().list(test.application(), after.get(), 2);
            page.items().forEach(item -> listed.add(item.id()));
            after = page.next();
        }
        assertEquals(made, listed);
    }

    @Test
    void flushUses_used_isSeenByOtherNodes() {
        ApiKeyOutcome.Stored made = test.good();
        test.keys().used(made.info().id());
        ApiKeys other = new ApiKeys(test.database(), test.registry(), ring, TestCaches.LASTING);
        assertEquals(
                Optional.empty(),
                other.list(test.application(), "", 1).items().get(0).lastUsed());
        test.keys().flushUses();
        assertEquals(
                Optional.of(test.clock().instant()),
                other.list(test.application(), "", 1).items().get(0).lastUsed());
    }

    @Test
    void made_form_hasItsIdAndAChecksum() {
        ApiKeyOutcome.Stored made = test.good();
        String text = String.valueOf(TestApiKeys.secret(made).toCharArray());
        assertTrue(text.startsWith("dualak_" + made.info().id()), "its ID");
        assertEquals(7 + MadeSecret.ID_DIGITS + 43 + 6, text.length());
        assertTrue(ApiKeys.FORM.made(Secret.of(text)));
        char last = text.charAt(text.length() - 1);
        String mistyped = text.substring(0, text.length() - 1) + (last == 'a' ? 'b' : 'a');
        assertFalse(ApiKeys.FORM.made(Secret.of(mistyped)));
        assertFalse(MadeSecret.plain("dualap_").made(Secret.of(text)));
        assertTrue(MadeSecret.plain("dualap_").made(MadeSecret.plain("dualap_").make(new SecureRandom())));
    }

    @Test
    void toString_stored_namesTheKeyAndShowsNothingElse() {
        ApiKeyOutcome.Stored made = test.good();
        String id = made.info().id();
        assertEquals(
                "StoredApiKey[" + id + "]", test.keys().find(id).orElseThrow().toString());
        assertFalse(
                made.toString().contains(String.valueOf(TestApiKeys.secret(made).toCharArray())));
    }

    @Test
    void reseal_newKey_opensUnderItAlone() {
        TestApiKeys own = new TestApiKeys(
                kind.fresh(AccountDirectory.SCHEMA, io.github.dualauth.application.ApplicationRegistry.SCHEMA),
                ring,
                TestCaches.LASTING);
        ApiKeyOutcome.Stored made = own.good();
        KeyRing both = TestKeys.of(directory, 2, 1);
        var rows = new SealedHashes<>("API keys", ApiKeyEntity.class).in(own.database(), both, own.clock());
        assertEquals(Map.of(ring.currentId(), 1L), rows.countByKey());
        assertEquals(1, rows.reseal(List.of(ring.currentId()), "", 10).sealed());
        KeyRing after = TestKeys.of(directory, 2);
        assertEquals(Map.of(after.currentId(), 1L), rows.countByKey());
        ApiKeys node = new ApiKeys(own.database(), own.registry(), after, TestCaches.lasting(Duration.ofHours(1)));
        assertInstanceOf(
                Verification.Verified.class,
                new ApiKeyVerifier(node, own.registry(), TestApiKeys.HERE)
                        .verify(new ApiKey(TestApiKeys.secret(made), "")));
    }

    @Test
    void reseal_rowThatWasMoved_staysUntilItHasEndedAndLetsNobodyInThen() {
        TestApiKeys own = new TestApiKeys(
                kind.fresh(AccountDirectory.SCHEMA, io.github.dualauth.application.ApplicationRegistry.SCHEMA),
                ring,
                TestCaches.LASTING);
        String victim = own.another();
        ApiKeyOutcome.Stored expiring = moved(own, own.make(until(own, MILLISECOND)), victim);
        ApiKeyOutcome.Stored revoked = moved(own, own.good(), victim);
        var rows = new SealedHashes<>("API keys", ApiKeyEntity.class)
                .in(own.database(), TestKeys.of(directory, 2, 1), own.clock());
        assertEquals(0, rows.reseal(List.of(ring.currentId()), "", 10).sealed());
        assertEquals(Map.of(ring.currentId(), 2L), rows.countByKey());
        own.clock().advance(MILLISECOND);
        assertEquals(1, rows.reseal(List.of(ring.currentId()), "", 10).sealed());
        assertEquals(Map.of(ring.currentId(), 1L), rows.countByKey());
        assertInstanceOf(
                ApiKeyOutcome.Stored.class,
                own.keys().revoke(victim, revoked.info().id()));
        assertEquals(1, rows.reseal(List.of(ring.currentId()), "", 10).sealed());
        assertEquals(Map.of(), rows.countByKey());
        for (ApiKeyOutcome.Stored each : List.of(expiring, revoked)) {
            assertEquals(
                    new Verification.Rejected<>(RejectionReason.API_KEY_UNKNOWN, victim),
                    new ApiKeyVerifier(own.keys(), own.registry(), TestApiKeys.HERE)
                            .verify(new ApiKey(TestApiKeys.secret(each), "")));
        }
    }

    @Test
    void list_terms_areAsTheyWereMade() {
        ApiKeyInfo unlimited = test.good().info();
        ApiKeyTerms terms = until(test, MILLISECOND);
        test.clock().advance(MILLISECOND);
        ApiKeyInfo ending = test.make(terms).info();
        assertEquals(Optional.empty(), unlimited.terms().expires());
        assertEquals(terms.expires(), ending.terms().expires());
        assertEquals(
                List.of(unlimited, ending),
                test.keys().list(test.application(), "", 2).items());
    }

    private static ApiKeyTerms until(TestApiKeys test, Duration end) {
        return new ApiKeyTerms(
                "ends", Optional.empty(), Optional.of(test.clock().instant().plus(end)), TestApiKeys.HERE, List.of());
    }

    private static ApiKeyOutcome.Stored moved(TestApiKeys test, ApiKeyOutcome.Stored made, String application) {
        int moved = test.database()
                .write(transaction -> transaction
                        .entityManager()
                        .createNativeQuery("UPDATE dualauth_api_key SET application_id = ? WHERE id = ?")
                        .setParameter(1, application)
                        .setParameter(2, made.info().id())
                        .executeUpdate());
        assertEquals(1, moved);
        return made;
    }

    @Test
    void look_keyThatExpiresSoon_isInTheAuditAndTheOutboxOnceADay() throws IOException {
        TestApiKeys own = new TestApiKeys(
                kind.fresh(AccountDirectory.SCHEMA, io.github.dualauth.application.ApplicationRegistry.SCHEMA),
                ring,
                TestCaches.LASTING);
        new Webhooks(own.database(), new SecretBox(ring), own.clock())
                .set(own.application(), URI.create("https://example.com/"))
                .close();
        ApiKeyOutcome.Stored made = own.make(new ApiKeyTerms(
                "soon",
                Optional.empty(),
                Optional.of(own.clock().instant().plus(Duration.ofDays(1))),
                TestApiKeys.HERE,
                List.of()));
        Path file = directory.resolve("audit.jsonl");
        try (AuditTrail audit =
                new AuditTrail(JsonLinesAuditSink.open(file, false), 8, WhenFull.WAIT, DecisionMetrics.NONE)) {
            ExpiryWatch watch = new ExpiryWatch(
                    own.database(),
                    audit,
                    own.clock(),
                    ApiKeySchedule.watched(Duration.ofDays(14), new WebhookOutbox(own.clock())));
            watch.look();
            watch.look();
            assertEquals(1, watch.expiring());
        }
        List<String> told = Files.readAllLines(file);
        assertEquals(1, told.size());
        assertTrue(
                told.get(0).contains("\"event\":\"api-key-expires\"")
                        && told.get(0).contains(made.info().id()),
                told::toString);
        List<?> bodies = own.database()
                .read(em -> em.createNativeQuery("SELECT body FROM dualauth_webhook_delivery")
                        .getResultList());
        assertEquals(1, bodies.size());
        assertTrue(bodies.get(0).toString().contains("\"event\":\"api-key.expires\""), bodies::toString);
    }
}
