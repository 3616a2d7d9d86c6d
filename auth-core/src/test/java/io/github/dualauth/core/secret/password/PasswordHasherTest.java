package io.github.dualauth.core.secret.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.dualauth.core.secret.Secret;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9106 (Argon2), and bcrypt strings as other products store them. */
class PasswordHasherTest {

    /** Of "U*U"; a test vector of crypt_blowfish, which PHP, PostgreSQL and many others use. */
    private static final String BCRYPT = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

    private static final Argon2Parameters CHEAP = new Argon2Parameters(1024, 1, 1);

    private final PasswordHasher hasher = new PasswordHasher(CHEAP);

    @ParameterizedTest
    @ValueSource(strings = {"correct hors", "correct horsf", "Correct horse", "correct horse ", "", "x"})
    void matches_anotherPassword_isFalse(String password) {
        assertFalse(hasher.matches(Secret.of(password), hasher.hash(Secret.of("correct horse"))));
    }

    @Test
    void matches_composedAndDecomposed_areDifferentPasswords() {
        assertFalse(hasher.matches(Secret.of("p\u00e4ssword"), hasher.hash(Secret.of("pa\u0308ssword"))));
    }

    @Test
    void matches_bcryptOfAnotherPassword_isFalse() {
        assertFalse(hasher.matches(Secret.of("U*V"), BCRYPT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", " ", "p\u00e4ssw\u00f6rd \ud83d\udd11", "colon:colon$dollar"})
    void matches_samePassword_isTrue(String password) {
        assertTrue(hasher.matches(Secret.of(password), hasher.hash(Secret.of(password))));
    }

    @Test
    void matches_longPasswords_areComparedToTheEnd() {
        String stored = hasher.hash(Secret.of("x".repeat(128)));
        assertTrue(hasher.matches(Secret.of("x".repeat(128)), stored));
        assertFalse(hasher.matches(Secret.of("x".repeat(127) + "y"), stored));
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$", "$2y$"})
    void matches_bcryptBroughtAlong_isTrueInEachFlavour(String flavour) {
        assertTrue(hasher.matches(Secret.of("U*U"), flavour + BCRYPT.substring(4)));
    }

    @Test
    void matches_hashOfOtherParameters_isTrue() {
        PasswordHasher other = new PasswordHasher(new Argon2Parameters(2048, 3, 2));
        assertTrue(hasher.matches(Secret.of("correct horse"), other.hash(Secret.of("correct horse"))));
    }

    @Test
    void matches_vectorOfTheReferenceImplementation_isTrue() {
        // phc-winner-argon2, src/test.c: argon2id, v=19, t=2, m=65536, p=1.
        assertTrue(hasher.matches(
                Secret.of("password"),
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }

    @Test
    void matchesNobody_anyPassword_costsAsMuchMemoryAsAHash() {
        // The first hash of each takes its memory.
        Argon2Parameters dear = new Argon2Parameters(16_384, 1, 1);
        PasswordHasher one = new PasswordHasher(dear);
        PasswordHasher other = new PasswordHasher(dear);
        long hash = allocatedBy(() -> one.hash(Secret.of("correct horse")));
        long nobody = allocatedBy(() -> other.matchesNobody(Secret.of("correct horse")));
        assertTrue(nobody >= 16_384 * 1024L && nobody >= hash / 2, nobody + " of " + hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=131073,t=1,p=1", "m=131072,t=9,p=1", "m=1024,t=101,p=1", "m=7,t=1,p=1", "m=15,t=1,p=2"})
    void reads_argon2BeyondALimit_isFalse(String cost) {
        assertFalse(PasswordHasher.reads(argon2(cost)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=131072,t=8,p=1", "m=1024,t=100,p=1", "m=8,t=1,p=1", "m=16,t=1,p=2"})
    void reads_argon2AtALimit_isTrue(String cost) {
        assertTrue(PasswordHasher.reads(argon2(cost)));
    }

    private static String argon2(String cost) {
        return "$argon2id$v=19$" + cost + "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    }

    @Test
    void matches_afterAHash_takesNoNewMemory() {
        PasswordHasher dear = new PasswordHasher(new Argon2Parameters(16_384, 1, 1));
        String first = dear.hash(Secret.of("correct horse"));
        long second = allocatedBy(() -> assertTrue(dear.matches(Secret.of("correct horse"), first)));
        assertTrue(second < 1 << 20, () -> second + " bytes");
    }

    @Test
    void matches_afterAHashThatTakesMore_takesNoNewMemory() {
        String dear = new PasswordHasher(new Argon2Parameters(32_768, 1, 1)).hash(Secret.of("correct horse"));
        PasswordHasher usual = new PasswordHasher(new Argon2Parameters(16_384, 1, 1));
        String own = usual.hash(Secret.of("correct horse"));
        assertTrue(usual.matches(Secret.of("correct horse"), dear));
        assertFalse(usual.matches(Secret.of("battery staple"), dear));
        long next = allocatedBy(() -> assertTrue(usual.matches(Secret.of("correct horse"), own)));
        assertTrue(next < 1 << 20, () -> next + " bytes");
    }

    @Test
    void matches_twoAtOnce_areBothRight() {
        String stored = hasher.hash(Secret.of("correct horse"));
        List<Boolean> right = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> hasher.matches(Secret.of(i % 2 == 0 ? "correct horse" : "battery staple"), stored)
                        == (i % 2 == 0))
                .toList();
        assertEquals(Collections.nCopies(64, true), right);
    }

    @Test
    void hasher_dearParameters_isMadeWithoutAHash() {
        long made = allocatedBy(() -> new PasswordHasher(new Argon2Parameters(32_768, 1, 1)));
        assertTrue(made < 1 << 20, () -> made + " bytes");
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=1024,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1024,t=1,p=0$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=15,t=1,p=2$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1048577,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1024,t=101,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHQab$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2i$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=1024,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2a$17$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
            })
    void reads_unbearableOrBroken_isFalse(String stored) {
        assertFalse(PasswordHasher.reads(stored));
        assertFalse(hasher.matches(Secret.of("password"), stored));
    }

    /** Whoever brings hashes along chooses what each try at them costs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=131073,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=1048576,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=17,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2a$15$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "pbkdf2_sha256$2000001$seasalt$QYMhvRVQKdzKP4PIkW008iljT4K658s2HNOQaPpwWoQ=",
                "pbkdf2_sha1$1000001$seasalt$QYMhvRVQKdzKP4PIkW008iljT4K658s2HNOQaPpwWoQ="
            })
    void reads_dearerThanAProductMakesThem_isFalse(String stored) {
        assertFalse(PasswordHasher.reads(stored));
    }

    /** The defaults of Django 5.2, RFC 9106 (4), and the most that was ever seen of bcrypt. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=102400,t=2,p=8$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$2a$14$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "pbkdf2_sha256$1000000$seasalt$QYMhvRVQKdzKP4PIkW008iljT4K658s2HNOQaPpwWoQ="
            })
    void reads_asProductsMakeThem_isTrue(String stored) {
        assertTrue(PasswordHasher.reads(stored));
    }

    @Test
    void matches_bcryptOfAPasswordOver72Bytes_comparesTheFirst72() {
        String stored = OpenBSDBCrypt.generate("2y", "a".repeat(72).toCharArray(), new byte[16], 4);
        assertTrue(hasher.matches(Secret.of("a".repeat(72)), stored));
        assertTrue(hasher.matches(Secret.of("a".repeat(73)), stored));
        assertFalse(hasher.matches(Secret.of("a".repeat(71)), stored));
    }

    @Test
    void hash_parameters_areInTheString() {
        String stored = new PasswordHasher(new Argon2Parameters(2048, 3, 2)).hash(Secret.of("correct horse"));
        assertTrue(
                stored.matches("\\$argon2id\\$v=19\\$m=2048,t=3,p=2\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), stored);
    }

    @Test
    void hash_samePasswordTwice_isSalted() {
        assertNotEquals(hasher.hash(Secret.of("correct horse")), hasher.hash(Secret.of("correct horse")));
    }

    @Test
    void hash_secret_isLeftAsItWas() {
        Secret secret = Secret.of("correct horse");
        hasher.matches(secret, hasher.hash(secret));
        assertTrue(secret.sameAs(Secret.of("correct horse")));
    }

    @ParameterizedTest
    @CsvSource({"2048, 1, 1", "1024, 2, 1", "1024, 1, 2"})
    void isOutdated_otherParameters_isTrue(int memory, int iterations, int parallelism) {
        PasswordHasher other = new PasswordHasher(new Argon2Parameters(memory, iterations, parallelism));
        assertTrue(hasher.isOutdated(other.hash(Secret.of("correct horse"))));
    }

    @Test
    void isOutdated_bcrypt_isTrue() {
        assertTrue(hasher.isOutdated(BCRYPT));
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 42, 86})
    void isOutdated_aHashOfAnotherLength_isTrue(int characters) {
        String made = hasher.hash(Secret.of("correct horse"));
        String other = made.substring(0, made.lastIndexOf('$') + 1) + "A".repeat(characters);
        assertTrue(PasswordHasher.reads(other));
        assertTrue(hasher.isOutdated(other));
    }

    @Test
    void isOutdated_aSaltOfAnotherLength_isFalse() {
        String made = hasher.hash(Secret.of("correct horse"));
        int salt = made.lastIndexOf('$');
        String other = made.substring(0, salt) + "AAAA" + made.substring(salt);
        assertTrue(PasswordHasher.reads(other));
        assertFalse(hasher.isOutdated(other));
    }

    @Test
    void isOutdated_sameParameters_isFalse() {
        assertFalse(hasher.isOutdated(hasher.hash(Secret.of("correct horse"))));
        assertFalse(
                hasher.isOutdated(new PasswordHasher(new Argon2Parameters(1024, 1, 1)).hash(Secret.of("another one"))));
        assertEquals(new Argon2Parameters(1024, 1, 1), CHEAP);
    }
}
